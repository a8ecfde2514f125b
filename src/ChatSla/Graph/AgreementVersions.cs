using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>All versions of the agreements: those that were stored, and what the configuration changes about them.</summary>
public sealed class AgreementVersions
{
    private readonly List<VersionRow> added = [];
    private readonly ILookup<string, VersionRow> stored;
    private readonly Instant now;

    /// <param name="rows">In the order of their versions.</param>
    /// <param name="isFollowing">What is stored holds, whatever the configuration says.</param>
    public AgreementVersions(IReadOnlyList<VersionRow> rows, Agreements configured, WatchedMailboxes mailboxes, Instant now, bool isFollowing = false)
    {
        (stored, this.now) = (rows.ToLookup(row => KeyOf(row.Kind, row.Name), StringComparer.OrdinalIgnoreCase), now);

        var calendars = new Dictionary<(string, int), WorkingCalendar>();
        var versions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, one) in configured.Calendars)
        {
            var row = Put(VersionRow.Calendar, name, VersionFormat.Write(one.Calendar));
            calendars[(row.Name, row.Version)] = one.Calendar.WithVersion(row.Version);
            versions[name] = row.Version;
        }

        foreach (var policy in configured.Policies.Values) Put(VersionRow.Policy, policy.Name, VersionFormat.Write(policy, versions[policy.Calendar.Name]));
        foreach (var mailbox in mailboxes.All) Put(VersionRow.Mailbox, mailbox.Address, VersionFormat.Write(mailbox.Book));

        var all = rows.Concat(isFollowing ? [] : added).ToLookup(row => row.Kind);
        foreach (var row in all[VersionRow.Calendar]) calendars.TryAdd((row.Name, row.Version), VersionFormat.ReadCalendar(row));
        Policies = new PolicyHistory(all[VersionRow.Policy].Select(row => new DatedPolicy(row.Since, VersionFormat.ReadPolicy(row, (name, version) => calendars[(name, version)]))));
        Books = all[VersionRow.Mailbox].ToLookup(row => row.Name, row => (row.Since, VersionFormat.ReadBook(row)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the configuration says that no stored version does.</summary>
    public IReadOnlyList<VersionRow> Added => added;

    public PolicyHistory Policies { get; }

    /// <summary>By mailbox; who is promised what, in the order of their instants.</summary>
    public ILookup<string, (Instant Since, PolicyBook Book)> Books { get; }

    /// <summary>The last version, where it says the same, or a new one.</summary>
    private VersionRow Put(string kind, string name, string body)
    {
        var last = stored[KeyOf(kind, name)].LastOrDefault();
        if (last is not null && (last.Body == body || VersionFormat.Rewritten(last) == body)) return last;

        var row = new VersionRow
        {
            Kind = kind,
            Name = last?.Name ?? name,
            Version = (last?.Version ?? 0) + 1,
            Since = last is null ? VersionRow.FromTheBeginning : now,
            Body = body,
        };
        added.Add(row);
        return row;
    }

    private static string KeyOf(string kind, string name) => $"{kind} {name}";
}
