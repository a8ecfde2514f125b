using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Telemetry;

/// <summary>
/// Figures that stand in the database, read whenever metrics are sent: they survive a restart, are the same from every replica, and each is a
/// count of rows that follow from events. What cannot be read is left out. Beside them what this program is itself at the moment.
/// </summary>
public sealed class StateGauges : IDisposable
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Meter meter = new(Measures.Meter);
    private readonly Database database;
    private readonly IReadOnlyDictionary<string, string> labels;
    private readonly TimeProvider clock;

    public StateGauges(Database database, WatchedMailboxes mailboxes, MailboxHealth health, TimeProvider clock)
    {
        (this.database, this.clock) = (database, clock);
        labels = mailboxes.All.Index().ToDictionary(one => one.Item.Address, one => LabelOf(one.Item, one.Index), StringComparer.OrdinalIgnoreCase);
        meter.CreateObservableGauge("chatsla.queries.open", () => Ask(ListOpenAsync), "{query}", "Open queries by the light they show.");
        meter.CreateObservableGauge("chatsla.promises.ended", () => Ask(ListEndedAsync), "{promise}", "Promises that were met or missed within the last 24 hours.");
        meter.CreateObservableGauge("chatsla.outbox.messages", () => Ask(ListOutboxAsync), "{message}", "Outgoing messages that are due, wait at a gate or are parked.");
        meter.CreateObservableGauge("chatsla.outbox.oldest.age", () => Ask(ListOldestAsync), "s", "For how long the oldest outgoing message has been due.");
        meter.CreateObservableGauge("chatsla.replicas", () => Ask(CountReplicasAsync), "{replica}", "Programs that share the database just now; 0 where it is a file.");
        meter.CreateObservableGauge("chatsla.leases", () => Ask(ListLeasesAsync), "{lease}", "Work that one replica does at a time, by whether this one holds it.");
        meter.CreateObservableGauge("chatsla.sqlite.memory", () => database is SqliteDatabase ? SqliteDatabase.MemoryInUse : 0, "By", "What SQLite holds in this program: pages, statements and what it works with; 0 where the database is PostgreSQL.");
        meter.CreateObservableGauge("chatsla.mailbox.read.age", () => ListRead(mailboxes, health), "s", "How long ago a folder of a mailbox was read last.");
    }

    public void Dispose() => meter.Dispose();

    /// <summary>A mailbox is called what the settings call it, or by its place there; its address is nobody's business.</summary>
    private static string LabelOf(WatchedMailbox mailbox, int index) => mailbox.Name.Contains('@', StringComparison.Ordinal) ? $"Mailboxes:{index}" : mailbox.Name;

    private string LabelOf(string address) => labels.GetValueOrDefault(address, "no longer watched");

    private async Task<IEnumerable<Measurement<long>>> ListOpenAsync(DbSession session, Instant now)
    {
        var rows = await session.ListAsync<(string Mailbox, long Open, long Red, long Amber, long Off)>(
            """
            SELECT mailbox, COUNT(*), SUM(CASE WHEN due_at <= @now THEN 1 ELSE 0 END), SUM(CASE WHEN due_at > @now AND warn_at <= @now THEN 1 ELSE 0 END), SUM(CASE WHEN due_at IS NULL THEN 1 ELSE 0 END)
            FROM queries WHERE state = 'open' GROUP BY mailbox
            """,
            new { now });
        return rows.SelectMany(row => new[] { ("red", row.Red), ("amber", row.Amber), ("green", row.Open - row.Red - row.Amber - row.Off), ("off", row.Off) }
            .Select(light => new Measurement<long>(light.Item2, Tag("chatsla.mailbox", LabelOf(row.Mailbox)), Tag("chatsla.light", light.Item1))));
    }

    private async Task<IEnumerable<Measurement<long>>> ListEndedAsync(DbSession session, Instant now)
    {
        var rows = await session.ListAsync<(string Mailbox, string Outcome, long Count)>(
            """
            SELECT q.mailbox, 'met', COUNT(*) FROM promises p JOIN queries q ON q.id = p.query_id
            WHERE p.answered_at >= @from AND p.answered_at <= @now AND p.answered_at <= p.due_at GROUP BY q.mailbox
            UNION ALL
            SELECT q.mailbox, 'missed', COUNT(*) FROM promises p JOIN queries q ON q.id = p.query_id
            WHERE p.due_at >= @from AND p.due_at <= @now AND (p.answered_at IS NULL OR p.answered_at > p.due_at) AND (p.withdrawn_at IS NULL OR p.withdrawn_at >= p.due_at) GROUP BY q.mailbox
            """,
            new { now, from = now - Day });
        return rows.Select(row => new Measurement<long>(row.Count, Tag("chatsla.mailbox", LabelOf(row.Mailbox)), Tag("chatsla.outcome", row.Outcome)));
    }

    /// <summary>What is due tonight or next week is not asked for: there is a row of it for each open query.</summary>
    private static async Task<IEnumerable<Measurement<long>>> ListOutboxAsync(DbSession session, Instant now)
    {
        var rows = await session.ListAsync<(string Kind, string State, long Count)>(
            """
            SELECT kind, 'due', COUNT(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND gate IS NULL AND due_at <= @now GROUP BY kind
            UNION ALL
            SELECT kind, 'gate', COUNT(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND gate IS NOT NULL GROUP BY kind
            UNION ALL
            SELECT kind, 'parked', COUNT(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NOT NULL GROUP BY kind
            """,
            new { now });
        return rows.Select(row => new Measurement<long>(row.Count, Tag("chatsla.outbox.kind", row.Kind), Tag("chatsla.outbox.state", row.State)));
    }

    private static async Task<IEnumerable<Measurement<double>>> ListOldestAsync(DbSession session, Instant now)
    {
        var oldest = await session.FindInstantAsync("SELECT MIN(due_at) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND gate IS NULL AND due_at <= @now", new { now });
        return [new Measurement<double>(oldest is { } at ? (now - at).TotalSeconds : 0)];
    }

    private static async Task<IEnumerable<Measurement<long>>> CountReplicasAsync(DbSession session, Instant now) =>
        [new Measurement<long>(await session.GetAsync<long>("SELECT COUNT(*) FROM replicas"))];

    private async Task<IEnumerable<Measurement<long>>> ListLeasesAsync(DbSession session, Instant now)
    {
        var (all, ours) = (await session.GetAsync<long>("SELECT COUNT(*) FROM leases"), await session.GetAsync<long>("SELECT COUNT(*) FROM leases WHERE holder = @Id", new { database.Replicas.Id }));
        return [new Measurement<long>(ours, Tag("chatsla.holder", "this")), new Measurement<long>(all - ours, Tag("chatsla.holder", "another"))];
    }

    private IEnumerable<Measurement<double>> ListRead(WatchedMailboxes mailboxes, MailboxHealth health) =>
        from mailbox in mailboxes.All
        from folder in new[] { MailFolders.Inbox, MailFolders.SentItems }
        let read = health.Of(mailbox.Address, folder)?.ReadAt
        where read is not null
        select new Measurement<double>((clock.Now - read.Value).TotalSeconds, Tag("chatsla.mailbox", LabelOf(mailbox.Address)), Tag("chatsla.folder", folder));

    /// <summary>The exporter's own thread waits here, and nobody for it.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A database that is away is told by other means; the other figures are sent all the same.")]
    private IEnumerable<Measurement<T>> Ask<T>(Func<DbSession, Instant, Task<IEnumerable<Measurement<T>>>> read)
        where T : struct
    {
        try
        {
            return Task.Run(() => database.ReadAsync(session => read(session, clock.Now), CancellationToken.None)).WaitAsync(Patience).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            return [];
        }
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
