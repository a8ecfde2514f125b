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
    /// <summary>The same acts, done once for that click however often it is delivered.</summary>
    public QueryActs For(string? click) => new(journal.For(click), policies, clock, logger);

    public Task<Refusal?> ClaimAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "claim", (query, now, _) => query.ClaimFor(by, now), cancellation);

    /// <param name="mayOverrule">A lead frees what somebody else holds.</param>
    public Task<Refusal?> ReleaseAsync(Guid queryId, Person by, bool mayOverrule, CancellationToken cancellation) =>
        ActAsync(queryId, by, "release", (query, now, _) => query.Release(by, now, mayOverrule), cancellation);

    public Task<Refusal?> CloseAsync(Guid queryId, Person by, string reason, CancellationToken cancellation) =>
        ActAsync(queryId, by, "close", (query, now, agreed) => query.Close(by, reason, now, agreed), cancellation);

    public Task<Refusal?> ReopenAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "reopen", (query, now, agreed) => query.Reopen(by, now, agreed), cancellation);

    public Task<Refusal?> ResolveAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "resolve", (query, now, agreed) => query.Resolve(by, now, agreed), cancellation);

    public Task<Refusal?> PauseAsync(Guid queryId, Person by, PauseReason waitingFor, string note, Instant until, CancellationToken cancellation) =>
        ActAsync(queryId, by, "pause", (query, now, _) => query.Pause(by, waitingFor, note, until, now), cancellation);

    public Task<Refusal?> ResumeAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "resume", (query, now, agreed) => query.Resume(by, now, agreed), cancellation);

    /// <summary>Takes back that a thank-you needs no answer.</summary>
    public Task<Refusal?> WantAnswerAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "want-answer", (query, now, agreed) => query.WantAnswer(by, now, agreed), cancellation);

    public Task<Refusal?> LogCallAsync(Guid queryId, Person by, string note, CancellationToken cancellation) =>
        ActAsync(queryId, by, "call", (query, now, agreed) => query.LogCall(by, note, now, agreed), cancellation);

    /// <summary>A person says when and how they answered, where nothing of ours saw it.</summary>
    public Task<Refusal?> SayAnsweredAsync(Guid queryId, Person by, AnswerChannel via, Instant at, string note, CancellationToken cancellation) =>
        ActAsync(queryId, by, "answered", (query, now, agreed) => query.SayAnswered(by, via, at, note, now, agreed), cancellation);

    public Task<Refusal?> TakeAnswerBackAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "take-back", (query, now, agreed) => query.TakeAnswerBack(by, now, agreed), cancellation);

    /// <summary>A colleague has it from then on, and is told; so is whoever it was taken from.</summary>
    /// <param name="mayOverrule">A lead hands over what somebody else holds.</param>
    public Task<Refusal?> HandOverAsync(Guid queryId, Person by, Person to, string? note, bool mayOverrule, CancellationToken cancellation) => ActAsync(
        queryId,
        by,
        "hand-over",
        (query, now, _) => query.HandOver(by, to, note, now, mayOverrule),
        cancellation,
        (query, session, now) => query.Unsaved is [.., QueryEvent.HandedOver]
            ? session.PutAsync(new OutboxMessage.TellHandedOver(query.Id, query.History.Count - 1), now)
            : Task.CompletedTask);

    public Task<Refusal?> MarkComplaintAsync(Guid queryId, Person by, string reason, CancellationToken cancellation) =>
        ActAsync(queryId, by, "complaint", (query, now, _) => query.MarkComplaint(by, reason, now), cancellation);

    public Task<Refusal?> UnmarkComplaintAsync(Guid queryId, Person by, CancellationToken cancellation) =>
        ActAsync(queryId, by, "no-complaint", (query, now, _) => query.UnmarkComplaint(by, now), cancellation);

    /// <summary>Promises another time instead.</summary>
    /// <param name="kind">Null: what is due next.</param>
    public Task<Refusal?> RepromiseAsync(Guid queryId, Person by, PromiseKind? kind, Instant dueAt, string reason, CancellationToken cancellation) =>
        ActAsync(queryId, by, "deadline", (query, now, agreed) => query.Repromise(by, kind, dueAt, reason, now, agreed), cancellation);

    /// <summary>Calls the managers, with the reason.</summary>
    /// <param name="to">One of them alone; null: all.</param>
    public Task<Refusal?> EscalateAsync(Guid queryId, Person by, string reason, Person? to, CancellationToken cancellation) => ActAsync(
        queryId,
        by,
        "escalate",
        (query, now, _) => query.Escalate(by, reason, now, to),
        cancellation,
        (query, session, now) => session.PutCalledAsync(query, now));

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
