using ChatSla.CommandLine;
using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Time;

namespace ChatSla.Rehearsal;

/// <summary>
/// The settings as they would be. A calendar, promise or mailbox of the file takes the place of the one of that name; what the file leaves
/// out comes from the settings.
/// </summary>
public static class ProposedSettings
{
    private static readonly string[] Sections = [CalendarsOptions.Section, PromisesOptions.Section, MailboxesOptions.Section];

    /// <exception cref="OrderException">The file cannot be read, or holds faults: each is listed by its key.</exception>
    public static AgreedSettings Read(IConfiguration settings, string file)
    {
        var proposed = Open(file);
        var faults = new Faults();
        foreach (var section in proposed.GetChildren().Where(section => !Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase)))
            faults.Add(section.Key, $"is not rehearsed; the file may hold {string.Join(", ", Sections)}.");

        UnknownKeys.Find(proposed, faults, Sections);
        var agreed = AgreedSettings.Read(Merge(settings, proposed), faults);
        return faults.All.Count == 0 ? agreed : throw new OrderException(
            $"{Path.GetFileName(file)} has {faults.All.Count} fault{(faults.All.Count == 1 ? "" : "s")}:{string.Concat(faults.All.Select(fault => $"{Environment.NewLine}  {Path.GetFileName(file)}: {fault}"))}");
    }

    private static IConfigurationRoot Open(string file)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: false).Build();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            throw new OrderException($"--promises: {Path.GetFullPath(file)} cannot be read ({(error.InnerException ?? error).Message})", error);
        }
    }

    private static IConfigurationRoot Merge(IConfiguration settings, IConfiguration proposed)
    {
        var merged = Values(settings).Where(value => !IsReplaced(value.Key, proposed)).ToDictionary(value => value.Key, value => value.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Values(proposed).Where(value => !IsMailbox(value.Key))) merged[key] = value;
        foreach (var (at, mailbox) in Mailboxes(settings, proposed).Index())
        {
            foreach (var (key, value) in mailbox) merged[$"{MailboxesOptions.Section}:{at}:{key}"] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(merged).Build();
    }

    /// <summary>A promise whose rule is another must not keep half of the old one.</summary>
    private static bool IsReplaced(string key, IConfiguration proposed) =>
        IsMailbox(key) || (key.Split(':') is [var section, var name, ..] && Sections.Contains(section, StringComparer.OrdinalIgnoreCase) && proposed.GetSection($"{section}:{name}").Exists());

    private static bool IsMailbox(string key) => key.StartsWith($"{MailboxesOptions.Section}:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Those of the file first, so that a fault has the place that it has there; each keeps what the file does not say.</summary>
    private static IEnumerable<Dictionary<string, string?>> Mailboxes(IConfiguration settings, IConfiguration proposed)
    {
        var (old, changed) = (ListIn(settings), ListIn(proposed));
        foreach (var mailbox in changed)
        {
            var kept = old.Find(one => IsSame(one, mailbox)) ?? [];
            var said = mailbox.Keys.Select(FirstOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
            yield return new Dictionary<string, string?>(kept.Where(value => !said.Contains(FirstOf(value.Key))).Concat(mailbox), StringComparer.OrdinalIgnoreCase);
        }

        foreach (var mailbox in old.Where(one => !changed.Exists(other => IsSame(one, other)))) yield return mailbox;
    }

    private static List<Dictionary<string, string?>> ListIn(IConfiguration settings) =>
    [
        .. settings.GetSection(MailboxesOptions.Section).GetChildren()
            .Select(mailbox => Values(mailbox, relative: true).ToDictionary(value => value.Key, value => value.Value, StringComparer.OrdinalIgnoreCase)),
    ];

    private static bool IsSame(Dictionary<string, string?> one, Dictionary<string, string?> other) =>
        string.Equals(AddressOf(one), AddressOf(other), StringComparison.OrdinalIgnoreCase);

    private static string FirstOf(string key) => key.Split(':')[0];

    private static string? AddressOf(Dictionary<string, string?> mailbox) => mailbox.GetValueOrDefault(nameof(MailboxOptions.Address))?.Trim();

    private static IEnumerable<KeyValuePair<string, string?>> Values(IConfiguration settings, bool relative = false) =>
        settings.AsEnumerable(relative).Where(value => value.Value is not null);
}
