using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using ChatSla.Core.Promises;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Graph;

/// <summary>Reads the section Mailboxes.</summary>
public static partial class MailboxSettings
{
    public static WatchedMailboxes Read(MailboxesOptions options, Agreements agreements, PromisesOptions promises, Faults faults)
    {
        if (options.Count == 0) faults.Add(MailboxesOptions.Section, "is empty; name at least one mailbox to watch.");
        var read = options.Select((mailbox, at) => ReadOne($"{MailboxesOptions.Section}:{at}", mailbox, agreements, promises, faults)).OfType<WatchedMailbox>().ToList();
        foreach (var twice in options.GroupBy(mailbox => mailbox.Address.Trim(), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            faults.Add(MailboxesOptions.Section, $"{twice.Key} stands there {twice.Count()} times.");

        return new WatchedMailboxes(read);
    }

    private static WatchedMailbox? ReadOne(string key, MailboxOptions options, Agreements agreements, PromisesOptions promises, Faults faults)
    {
        if (!MailAddress.TryCreate(options.Address, out _)) faults.Add($"{key}:Address", $"\"{options.Address}\" is no mail address.");
        RequirePromise($"{key}:Promise", options.Promise, promises, faults);
        var book = ReadBook(key, options, promises, faults);
        var policy = agreements.Policies.GetValueOrDefault(options.Promise);
        var channel = ReadChannel($"{key}:Channel", options.Channel, faults);
        var managers = ReadChannel($"{key}:ManagersChannel", options.ManagersChannel, faults);
        var from = options.WatchFrom is { } text ? faults.Read<Instant?>($"{key}:WatchFrom", () => ReadFrom(text, policy?.Calendar.Zone ?? DateTimeZone.Utc)) : null;
        var every = faults.Read<Duration?>($"{key}:PollEvery", () => SettingText.Span(options.PollEvery));
        if (every <= Duration.Zero || every > Duration.FromHours(1)) faults.Add($"{key}:PollEvery", $"\"{options.PollEvery}\" must lie between 1s and 1h.");
        var isCount = int.TryParse(options.NewQueryAfterDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3650;
        if (!isCount) faults.Add($"{key}:NewQueryAfterDays", $"\"{options.NewQueryAfterDays}\" is no number of days from 1 to 3650.");
        var (heads, leads) = (RoleHolders.Read($"{key}:Managers", options.Managers, faults), RoleHolders.Read($"{key}:Leads", options.Leads, faults));
        var templates = TemplateReader.Read(key, options, faults);
        var acknowledges = ReadSwitch($"{key}:Acknowledge", options.Acknowledge, faults);
        var lease = ReadLease($"{key}:ClaimLease", options.ClaimLease, faults);
        if (policy is null || every is null || !isCount) return null;

        return new WatchedMailbox(options.Address.Trim(), options.Name ?? options.Address, policy, channel, managers, heads.People, from, every.Value, Duration.FromDays(days))
        {
            Book = book,
            Leads = leads,
            ManagerGroups = heads.Groups,
            Folders = ReadFolders(key, options, faults), ProbeEvery = ReadProbe(key, options, faults), SummaryAt = ReadSummaryAt(key, options, faults),
            Templates = templates,
            Acknowledges = acknowledges,
            Deputies = [.. options.Deputies.Select(deputy => deputy.Trim().ToLowerInvariant())],
            ClaimLease = lease,
        };
    }

    private static PolicyBook ReadBook(string key, MailboxOptions options, PromisesOptions promises, Faults faults)
    {
        var choices = new Dictionary<string, PolicyChoice>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, line) in options.Customers.Index())
        {
            var one = $"{key}:Customers:{at}";
            var from = line.From.Trim().TrimStart('@');
            RequirePromise($"{one}:Promise", line.Promise, promises, faults);
            if (!MailAddress.TryCreate(from, out _) && !Domain().IsMatch(from)) faults.Add($"{one}:From", $"\"{line.From}\" is neither a mail address nor a domain, as anna@acme.com or acme.com.");
            else if (!choices.TryAdd(from, new PolicyChoice(from, line.Promise))) faults.Add($"{one}:From", $"{from} stands in a line above already.");
        }

        return new PolicyBook(options.Promise, choices.Values);
    }

    private static Duration? ReadProbe(string key, MailboxOptions options, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(options.ProbeEvery)) return null;

        var every = faults.Read<Duration?>($"{key}:ProbeEvery", () => SettingText.Span(options.ProbeEvery));
        if (every < Duration.FromMinutes(5) || every > Duration.FromHours(24)) faults.Add($"{key}:ProbeEvery", $"\"{options.ProbeEvery}\" must lie between 5min and 24h.");
        return every;
    }

    private static Duration? ReadLease(string key, string text, Faults faults)
    {
        if (text.Trim().Equals("off", StringComparison.OrdinalIgnoreCase)) return null;

        var lease = faults.Read<Duration?>(key, () => SettingText.Span(text));
        if (lease < Duration.FromMinutes(10)) faults.Add(key, $"\"{text}\" is too short; give people 10min or more, or say Off.");
        return lease;
    }

    private static LocalTime? ReadSummaryAt(string key, MailboxOptions options, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(options.SummaryAt)) return null;
        if (LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(options.SummaryAt.Trim()) is { Success: true, Value: var at }) return at;

        faults.Add($"{key}:SummaryAt", $"\"{options.SummaryAt}\" is no time of day, as 16:30.");
        return null;
    }

    private static IReadOnlyList<string> ReadFolders(string key, MailboxOptions options, Faults faults)
    {
        string[] always = [MailFolders.Inbox, MailFolders.SentItems, MailFolders.Junk];
        foreach (var (at, name) in options.Folders.Index())
        {
            if (string.IsNullOrWhiteSpace(name.Trim('/'))) faults.Add($"{key}:Folders:{at}", "is empty; write a folder's name as in Outlook, or its path as Orders/Returns.");
        }

        return [.. always.Concat(options.Folders.Select(name => name.Trim().Trim('/'))).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static void RequirePromise(string key, string promise, PromisesOptions promises, Faults faults)
    {
        if (!promises.ContainsKey(promise)) faults.Add(key, $"\"{promise}\" is no promise; the section Promises has: {string.Join(", ", promises.Keys.Order())}.");
    }

    private static bool ReadSwitch(string key, string text, Faults faults)
    {
        var isOn = text.Trim().Equals("on", StringComparison.OrdinalIgnoreCase);
        if (!isOn && !text.Trim().Equals("off", StringComparison.OrdinalIgnoreCase)) faults.Add(key, $"\"{text}\" is neither On nor Off.");
        return isOn;
    }

    private static string? ReadChannel(string key, string? text, Faults faults) =>
        string.IsNullOrWhiteSpace(text) ? null : faults.Read(key, () => ChannelLink.Parse(text).ChannelId);

    private static Instant ReadFrom(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var at }) return at.ToInstant();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return date.AtStartOfDayInZone(zone).ToInstant();
        throw new FormatException($"\"{text}\" is neither a date (2026-11-01) nor an instant (2026-11-01T08:00:00Z).");
    }

    [GeneratedRegex(@"^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$")]
    private static partial Regex Domain();
}
