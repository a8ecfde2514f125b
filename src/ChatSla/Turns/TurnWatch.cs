using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Turns;

/// <summary>Turns queries amber and red at their stored instants, and leaves what must follow in the outbox.</summary>
public sealed partial class TurnWatch(Database database, QueryJournal journal, MailboxPolicies policies, TurnLateness lateness, TimeProvider clock, ILogger<TurnWatch> logger) : IDueWork
{
    private const int AtOnce = 100;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var due = await database.ReadAsync(
                session => session.ListAsync<Guid>(
                    "SELECT id FROM queries WHERE next_turn_at <= @Now ORDER BY next_turn_at LIMIT @AtOnce", new { clock.Now, AtOnce }),
                cancellation);
            await Task.WhenAll(due.Select(id => TurnAsync(id, cancellation)));
            if (due.Count < AtOnce) return await NextTurnAsync(cancellation);
        }
    }

    private Task<Instant?> NextTurnAsync(CancellationToken cancellation) =>
        database.ReadAsync(session => session.FindInstantAsync("SELECT MIN(next_turn_at) FROM queries"), cancellation);

    private Task TurnAsync(Guid id, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) =>
        {
            var now = clock.Now;
            if (!query.Turn(now, await policies.OfAsync(session, query))) return null;

            foreach (var turn in query.Unsaved)
            {
                lateness.Note(now - turn.At);
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
