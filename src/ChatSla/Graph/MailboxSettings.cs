using System.Globalization;
using System.Net.Mail;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Graph;

/// <summary>Reads the section Mailboxes.</summary>
public static class MailboxSettings
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
        if (!promises.ContainsKey(options.Promise))
            faults.Add($"{key}:Promise", $"\"{options.Promise}\" is no promise; the section Promises has: {string.Join(", ", promises.Keys.Order())}.");

        var policy = agreements.Policies.GetValueOrDefault(options.Promise);
        var channel = ReadChannel($"{key}:Channel", options.Channel, faults);
        var managers = ReadChannel($"{key}:ManagersChannel", options.ManagersChannel, faults);
        var from = options.WatchFrom is { } text ? faults.Read<Instant?>($"{key}:WatchFrom", () => ReadFrom(text, policy?.Calendar.Zone ?? DateTimeZone.Utc)) : null;
        var every = faults.Read<Duration?>($"{key}:PollEvery", () => SettingText.Span(options.PollEvery));
        if (every <= Duration.Zero || every > Duration.FromHours(1)) faults.Add($"{key}:PollEvery", $"\"{options.PollEvery}\" must lie between 1s and 1h.");
        var isCount = int.TryParse(options.NewQueryAfterDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3650;
        if (!isCount) faults.Add($"{key}:NewQueryAfterDays", $"\"{options.NewQueryAfterDays}\" is no number of days from 1 to 3650.");
        if (policy is null || every is null || !isCount) return null;

        return new WatchedMailbox(options.Address.Trim(), options.Name ?? options.Address, policy, channel, managers, [.. options.Managers], from, every.Value, Duration.FromDays(days));
    }

    private static string? ReadChannel(string key, string? text, Faults faults) =>
        string.IsNullOrWhiteSpace(text) ? null : faults.Read(key, () => ChannelLink.Parse(text).ChannelId);

    private static Instant ReadFrom(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var at }) return at.ToInstant();
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return date.AtStartOfDayInZone(zone).ToInstant();
        throw new FormatException($"\"{text}\" is neither a date (2026-11-01) nor an instant (2026-11-01T08:00:00Z).");
    }
}
