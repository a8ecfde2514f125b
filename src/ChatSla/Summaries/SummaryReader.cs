using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Summaries;

/// <summary>Reads a day's figures out of the rows that follow from the events.</summary>
public sealed class SummaryReader(Database database, TimeProvider clock)
{
    private const int DaysShown = 5;

    /// <param name="mailboxes">At least one; days are those of the first one's zone.</param>
    /// <param name="day">Null: today.</param>
    public Task<DaySummary> ReadAsync(IReadOnlyList<WatchedMailbox> mailboxes, LocalDate? day, CancellationToken cancellation)
    {
        var now = clock.Now;
        var calendar = mailboxes[0].Policy.Calendar;
        var (zone, on) = (mailboxes[0].Zone, day ?? now.InZone(mailboxes[0].Zone).Date);
        var addresses = mailboxes.Select(mailbox => mailbox.Address).ToArray();
        return database.ReadAsync(
            async session =>
            {
                var received = await session.GetAsync<int>(
                    "SELECT COUNT(DISTINCT COALESCE(message_id, id)) FROM mails WHERE mailbox IN @addresses AND outcome IN ('Opened', 'Attached', 'Shared', 'Unreadable') AND received_at >= @from AND received_at < @to",
                    Range(on));
                var week = new List<DayFigures>();
                for (var date = on; week.Count < DaysShown && Period.DaysBetween(date, on) < 14; date = date.PlusDays(-1))
                {
                    if (date != on && calendar.OpeningsOn(date).Count == 0) continue;

                    var inTime = await session.GetAsync<int>(Promises + "p.answered_at >= @from AND p.answered_at < @to AND p.answered_at <= p.due_at", Range(date));
                    var missed = await session.GetAsync<int>(
                        Promises + "p.due_at >= @from AND p.due_at < @to AND p.due_at <= @now AND (p.answered_at IS NULL OR p.answered_at > p.due_at) AND (p.withdrawn_at IS NULL OR p.withdrawn_at >= p.due_at)",
                        Range(date));
                    week.Insert(0, new DayFigures(date, inTime, missed));
                }

                var open = await session.ListAsync<OpenRow>(OpenRows, Range(on));
                return new DaySummary(on, received, week[^1].InTime, week[^1].Missed, [.. open.Select(row => row.ToLine(now, zone))], week);
            },
            cancellation);

        object Range(LocalDate date) => new { now, addresses, from = date.AtStartOfDayInZone(zone).ToInstant(), to = date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() };
    }

    private const string Promises = "SELECT COUNT(*) FROM promises p JOIN queries q ON q.id = p.query_id WHERE EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox IN @addresses) AND ";

    private const string OpenRows =
        """
        SELECT q.number, q.warn_at, q.due_at, m.subject, COALESCE(m.from_name, m.from_address) AS customer
        FROM queries q JOIN mails m ON m.query_id = q.id AND m.outcome IN ('Opened', 'Unreadable')
        WHERE q.state = 'open' AND EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox IN @addresses)
        ORDER BY CASE WHEN q.due_at <= @now THEN 0 WHEN q.warn_at <= @now THEN 1 ELSE 2 END, COALESCE(q.due_at, q.opened_at), q.number
        """;

    private sealed class OpenRow
    {
        public int Number { get; init; }

        public Instant? WarnAt { get; init; }

        public Instant? DueAt { get; init; }

        public string Subject { get; init; } = "";

        public string? Customer { get; init; }

        public OpenLine ToLine(Instant now, DateTimeZone zone) =>
            new(Number, Subject, Customer, LightLook.LightAt(WarnAt, DueAt, now), DueAt is { } at ? DueText.At(at, now, zone) : "");
    }
}
