using System.Collections.Concurrent;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Rights;

/// <summary>Who is in the groups that the configuration names, remembered for a while.</summary>
public sealed class GroupMembers(IDirectory directory, WatchedMailboxes mailboxes, Administrators administrators, TimeProvider clock)
{
    private static readonly Duration Remembered = Duration.FromMinutes(5);
    private const int MostRemembered = 10_000;

    private readonly IReadOnlyList<string> all =
        [.. mailboxes.All.SelectMany(mailbox => mailbox.Leads.Groups.Concat(mailbox.ManagerGroups)).Concat(administrators.Holders.Groups).Distinct(StringComparer.OrdinalIgnoreCase)];

    private readonly ConcurrentDictionary<string, (IReadOnlyList<string> Groups, Instant At)> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the person is in one of the groups. May throw <see cref="MailboxException"/>.</summary>
    public async Task<bool> IsInAsync(IReadOnlyList<string> groups, string personId, CancellationToken cancellation) =>
        groups.Count > 0 && (await OfAsync(personId, cancellation)).Intersect(groups, StringComparer.OrdinalIgnoreCase).Any();

    private async Task<IReadOnlyList<string>> OfAsync(string personId, CancellationToken cancellation)
    {
        if (known.TryGetValue(personId, out var found) && clock.Now - found.At < Remembered) return found.Groups;

        var groups = await directory.GroupsOfAsync(personId, all, cancellation);
        if (known.Count >= MostRemembered) known.Clear();
        known[personId] = (groups, clock.Now);
        return groups;
    }
}
