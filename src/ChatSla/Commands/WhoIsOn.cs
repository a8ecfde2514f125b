using System.Text.Json.Nodes;
using ChatSla.Core.Calendars;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>Who of the team is in their hours and not away, with what each has.</summary>
public sealed class WhoIsOn(MailboxChannels channels, StaffRoster roster, Absences absences, Database database, TimeProvider clock)
{
    public async Task<JsonObject> MessageAsync(Asker asker, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        if (mailboxes.Count == 0) return Messages.Plain(asker.IsChannel ? CommandStrings.NoMailboxHere : CommandStrings.NoTeam);

        var away = (await absences.ListAsync(cancellation)).ToDictionary(absence => absence.PersonId);
        var counts = await CountAsync(mailboxes, cancellation);
        var now = clock.Now;
        var team = (await TeamAsync(mailboxes, cancellation))
            .Select(member => new TeamLine(member.Name, away.GetValueOrDefault(member.ObjectId!), counts.GetValueOrDefault(member.ObjectId!)))
            .OrderBy(line => line.Absence is null ? 0 : 1).ThenBy(line => line.Name, StringComparer.CurrentCulture).ToList();
        return WhoIsOnCard.Message(team, HoursOf(mailboxes, now), mailboxes, asker.IsChannel, now);
    }

    private async Task<IEnumerable<TeamsMember>> TeamAsync(IReadOnlyList<WatchedMailbox> mailboxes, CancellationToken cancellation)
    {
        var members = new List<TeamsMember>();
        var shownIn = new HashSet<string>();
        foreach (var mailbox in mailboxes)
        {
            if (await channels.ChannelOfAsync(mailbox, cancellation) is { } channel && shownIn.Add(channel)) members.AddRange(await roster.ListAsync(channel, cancellation));
        }

        return members.Where(member => member.ObjectId is not null).DistinctBy(member => member.ObjectId);
    }

    private async Task<Dictionary<string, int>> CountAsync(IReadOnlyList<WatchedMailbox> mailboxes, CancellationToken cancellation) => (await database.ReadAsync(
        session => session.ListAsync<OwnerCount>(
            """
            SELECT q.owner_id, COUNT(*) AS open FROM queries q
            WHERE q.state = 'open' AND q.owner_id IS NOT NULL AND EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox IN @addresses)
            GROUP BY q.owner_id
            """,
            new { addresses = mailboxes.Select(mailbox => mailbox.Address).ToArray() }),
        cancellation)).ToDictionary(row => row.OwnerId, row => row.Open);

    /// <summary>The latest closing of those that are open now; else the first opening.</summary>
    private static TeamHours HoursOf(IReadOnlyList<WatchedMailbox> mailboxes, Instant now)
    {
        var calendars = mailboxes.Select(mailbox => mailbox.Policy.Calendar).DistinctBy(calendar => calendar.Name).ToList();
        var open = calendars.Where(calendar => calendar.IsOpen(now)).ToList();
        return open.Count == 0
            ? calendars.Select(calendar => new TeamHours(false, calendar.NextOpening(now), calendar.Zone)).MinBy(hours => hours.Until)!
            : open.Select(calendar => new TeamHours(true, ClosingOf(calendar, now), calendar.Zone)).MaxBy(hours => hours.Until)!;
    }

    private static Instant ClosingOf(WorkingCalendar calendar, Instant now) =>
        calendar.OpeningsOn(now.InZone(calendar.Zone).Date).Concat(calendar.OpeningsOn(now.InZone(calendar.Zone).Date.PlusDays(-1))).First(opening => opening.Contains(now)).End;

    private sealed class OwnerCount
    {
        public string OwnerId { get; init; } = "";

        public int Open { get; init; }
    }
}

/// <param name="Absence">Null: not away.</param>
/// <param name="Open">How many open queries the person has.</param>
public sealed record TeamLine(string Name, Absence? Absence, int Open);

/// <param name="Until">When that ends.</param>
public sealed record TeamHours(bool IsOpen, Instant Until, DateTimeZone Zone);
