using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>What people do to a query with one click. The rules decide; the card and whatever else must follow go with the change.</summary>
public sealed partial class QueryActs(QueryJournal journal, MailboxPolicies policies, TimeProvider clock, ILogger<QueryActs> logger)
{
    public Task<Refusal?> ClaimAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "claim", (query, now, _) => query.ClaimFor(by, now), cancellation);

    /// <param name="mayOverrule">A lead frees what somebody else holds.</param>
    public Task<Refusal?> ReleaseAsync(Guid queryId, Person by, bool mayOverrule, CancellationToken cancellation) =>
        ActAsync(queryId, by, "release", (query, now, _) => query.Release(by, now, mayOverrule), cancellation);

    public Task<Refusal?> CloseAsync(Guid queryId, Person by, string reason, CancellationToken cancellation) =>
        ActAsync(queryId, by, "close", (query, now, agreed) => query.Close(by, reason, now, agreed), cancellation);

    public Task<Refusal?> ReopenAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "reopen", (query, now, _) => query.Reopen(by, now), cancellation);

    /// <summary>Calls the managers, with the reason.</summary>
    public Task<Refusal?> EscalateAsync(Guid queryId, Person by, string reason, CancellationToken cancellation) => ActAsync(
        queryId,
        by,
        "escalate",
        (query, now, _) => query.Escalate(by, reason, now),
        cancellation,
        (query, session, now) => session.PutAsync(new OutboxMessage.CallManagers(query.Id, query.History.Count - 1), now));

    private async Task<Refusal?> ActAsync(
        Guid queryId,
        Person by,
        string verb,
        Func<Query, Instant, IPolicies, Refusal?> act,
        CancellationToken cancellation,
        Func<Query, DbSession, Instant, Task>? follow = null)
    {
        var refusal = await journal.ActAsync(
            queryId,
            async (query, session) =>
            {
                var now = clock.Now;
                var agreed = await policies.OfAsync(session, query);
                if (act(query, now, agreed) is { } refused) return refused;

                if (follow is not null) await follow(query, session, now);
                query.Turn(now, agreed);
                await session.PutTurnedAsync(query, now);
                return null;
            },
            cancellation);
        LogActed(verb, queryId, by.Id, refusal?.GetType().Name ?? "done");
        return refusal;
    }

    [LoggerMessage(LogLevel.Information, "{Verb} of query {QueryId} by {PersonId}: {Outcome}.")]
    private partial void LogActed(string verb, Guid queryId, string personId, string outcome);
}
