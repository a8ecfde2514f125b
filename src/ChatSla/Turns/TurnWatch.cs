using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Turns;

/// <summary>Turns queries amber and red at their stored instants, and leaves what must follow in the outbox.</summary>
public sealed partial class TurnWatch(Database database, QueryJournal journal, MailboxPolicies policies, TimeProvider clock, ILogger<TurnWatch> logger) : IDueWork
{
    private const int AtOnce = 100;

    /// <summary>What is another replica's to turn is turned by whoever sees it when it is that late.</summary>
    private static readonly Duration Late = Duration.FromSeconds(2);

    /// <summary>How long is waited for another one's.</summary>
    private static readonly Duration Soon = Duration.FromMilliseconds(500);

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        var most = AtOnce * database.Replicas.Count;
        while (true)
        {
            var now = clock.Now;
            var due = await database.ReadAsync(
                session => session.ListAsync<(Guid Id, Instant At)>(
                    "SELECT id, next_turn_at FROM queries WHERE next_turn_at <= @now ORDER BY next_turn_at LIMIT @most", new { now, most }),
                cancellation);
            var mine = due.Where(one => database.Replicas.IsMine(one.Id) || now - one.At > Late).Select(one => one.Id).ToList();
            await Task.WhenAll(mine.Select(id => TurnAsync(id, cancellation)));
            if (mine.Count < due.Count && (mine.Count == 0 || due.Count < most)) return now + Soon;
            if (due.Count < most) return await NextTurnAsync(cancellation);
        }
    }

    private Task<Instant?> NextTurnAsync(CancellationToken cancellation) =>
        database.ReadAsync(session => session.FindInstantAsync("SELECT MIN(next_turn_at) FROM queries WHERE next_turn_at IS NOT NULL"), cancellation);

    private Task TurnAsync(Guid id, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) =>
        {
            var now = clock.Now;
            if (!query.Turn(now, await policies.OfAsync(session, query))) return null;

            foreach (var turn in query.Unsaved)
            {
                Measures.Turned(LightOf(turn).Split(' ')[0], now - turn.At);
                LogTurned(query.Id, LightOf(turn), (now - turn.At).TotalMilliseconds);
            }

            await session.PutTurnedAsync(query, now);
            return null;
        },
        cancellation);

    private static string LightOf(QueryEvent turn) => turn switch
    {
        QueryEvent.TurnedRed => "red",
        QueryEvent.TurnedAmber => "amber",
        _ => "on after a pause",
    };

    [LoggerMessage(LogLevel.Information, "Query {QueryId} turned {Light}, {LateMs} ms after its instant.")]
    private partial void LogTurned(Guid queryId, string light, double lateMs);
}
