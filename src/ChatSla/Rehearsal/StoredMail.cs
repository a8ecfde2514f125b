using ChatSla.Core.Figures;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>Rehearses the stored queries, a stretch of their numbers at a time and several stretches side by side. It only reads.</summary>
/// <param name="mailbox">Null: every mailbox of the proposed settings.</param>
public sealed class StoredMail(Database database, WatchedMailboxes mailboxes, MailboxPolicies proposed, string? mailbox, Interval period, Instant now)
{
    private const int Stretch = 250;

    private readonly Instant since = period.HasStart ? period.Start : Instant.FromUnixTimeMilliseconds(0);
    private readonly Instant until = period.HasEnd ? Instant.Min(period.End, now) : now;

    public async Task<RehearsalPart> RehearseAsync(ProgressLine progress, CancellationToken cancellation)
    {
        var (whole, done) = (new RehearsalPart(), 0);
        var most = await database.ReadAsync(session => session.FindAsync<int?>("SELECT MAX(number) FROM queries"), cancellation) ?? 0;
        var crew = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, (most + Stretch - 1) / Stretch), crew, async (stretch, stop) =>
        {
            var part = Rehearse(await database.ReadAsync(session => ListAsync(session, (stretch * Stretch) + 1), stop));
            lock (whole)
            {
                whole.Add(part);
                progress.Show(whole.Compared, done += Stretch, most);
            }
        });
        return whole;
    }

    /// <summary>The names that customers go by, where a mail of theirs has one.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(Database database, IEnumerable<string> addresses, CancellationToken cancellation)
    {
        var named = await database.ReadAsync(
            session => session.ListAsync<NameRow>(
                "SELECT LOWER(from_address) AS address, MAX(from_name) AS name FROM mails WHERE LOWER(from_address) IN @addresses AND from_name <> '' GROUP BY LOWER(from_address)",
                new { addresses = addresses.ToArray() }),
            cancellation);
        return named.ToDictionary(row => row.Address, row => row.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The events of the queries that something may have begun in the period for.</summary>
    private Task<IReadOnlyList<EventRow>> ListAsync(DbSession session, int first) => session.ListAsync<EventRow>(
        """
        SELECT q.id, q.number, q.mailbox, q.customer, e.body FROM queries q JOIN query_events e ON e.query_id = q.id
        WHERE q.number >= @first AND q.number < @next AND q.opened_at < @until
          AND EXISTS (SELECT 1 FROM query_events late WHERE late.query_id = q.id AND late.at >= @since)
        ORDER BY q.number, e.seq
        """,
        new { first, next = first + Stretch, since, until });

    private RehearsalPart Rehearse(IReadOnlyList<EventRow> rows)
    {
        var part = new RehearsalPart();
        for (var (from, to) = (0, 0); from < rows.Count; from = to)
        {
            while (to < rows.Count && rows[to].Number == rows[from].Number) to++;
            Rehearse(part, rows[from], rows.Skip(from).Take(to - from));
        }

        return part;
    }

    private void Rehearse(RehearsalPart part, EventRow row, IEnumerable<EventRow> events)
    {
        if (mailbox is not null && !row.Mailbox.Equals(mailbox, StringComparison.OrdinalIgnoreCase)) return;
        if (mailboxes.Find(row.Mailbox) is not { } watched)
        {
            part.Unwatched++;
            return;
        }

        var query = Query.Replay(Guid.Parse(row.Id), row.Number, events.Select(one => EventFormat.Read(one.Body)));
        var stages = RehearsedStage.Of(query, row.Customer ?? "", proposed.For(query.Mailboxes, row.Customer), period, watched.Zone, now).ToList();
        if (stages.Count == 0) return;

        part.Count(query.OpenedAt);
        foreach (var stage in stages) part.Figures.Add(stage);
    }

    private sealed class EventRow
    {
        public string Id { get; init; } = "";

        public int Number { get; init; }

        public string Mailbox { get; init; } = "";

        public string? Customer { get; init; }

        public string Body { get; init; } = "";
    }

    private sealed class NameRow
    {
        public string Address { get; init; } = "";

        public string Name { get; init; } = "";
    }
}
