using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Summaries;

/// <summary>Reads a day's figures out of the rows that follow from the events.</summary>
public sealed class SummaryReader(Database database, TimeProvider clock)
{
    public Task<DaySummary> ReadTodayAsync(IReadOnlyList<WatchedMailbox> mailboxes, CancellationToken cancellation)
    {
        var now = clock.Now;
        var zone = mailboxes.Count > 0 ? mailboxes[0].Zone : DateTimeZone.Utc;
        var today = now.InZone(zone).Date;
        var range = new
        {
            now,
            addresses = mailboxes.Select(mailbox => mailbox.Address).ToArray(),
            from = today.AtStartOfDayInZone(zone).ToInstant(),
            to = today.PlusDays(1).AtStartOfDayInZone(zone).ToInstant(),
        };
        return database.ReadAsync(
            async session =>
            {
                var received = await session.GetAsync<int>(
                    "SELECT COUNT(DISTINCT COALESCE(message_id, id)) FROM mails WHERE mailbox IN @addresses AND outcome IN ('Opened', 'Attached', 'Shared', 'Unreadable') AND received_at >= @from AND received_at < @to", range);
                var inTime = await session.GetAsync<int>(Promises + "p.answered_at >= @from AND p.answered_at < @to AND p.answered_at <= p.due_at", range);
                var missed = await session.GetAsync<int>(
                    Promises + "p.due_at >= @from AND p.due_at < @to AND p.due_at <= @now AND (p.answered_at IS NULL OR p.answered_at > p.due_at) AND (p.withdrawn_at IS NULL OR p.withdrawn_at >= p.due_at)",
                    range);
                var open = await session.ListAsync<OpenRow>(OpenRows, range);
                return new DaySummary(today, received, inTime, missed, [.. open.Select(row => row.ToLine(now, zone))]);
            },
            cancellation);
    }

    private const string Promises = "SELECT COUNT(*) FROM promises p JOIN queries q ON q.id = p.query_id WHERE EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox IN @addresses) AND ";

    private const string OpenRows =
        """
        SELECT q.number, q.warn_at, q.due_at, q.opened_at, m.subject, COALESCE(m.from_name, m.from_address) AS customer
        FROM queries q JOIN mails m ON m.query_id = q.id AND m.outcome IN ('Opened', 'Unreadable')
        WHERE q.state = 'open' AND EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox IN @addresses) ORDER BY q.opened_at, q.number
        """;

    private sealed class OpenRow
    {
        public int Number { get; init; }

        public Instant? WarnAt { get; init; }

        public Instant? DueAt { get; init; }

        public string Subject { get; init; } = "";

        public string? Customer { get; init; }

        public OpenLine ToLine(Instant now, DateTimeZone zone) => new(
            Number,
            Subject,
            Customer ?? "Unknown sender",
            LightLook.LightAt(WarnAt, DueAt, now),
            DueAt is { } at ? DueText.At(at, now, zone) : "");
    }
}
