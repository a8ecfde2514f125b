using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>Makes two queries one, takes that back, and makes two of one. Both change in one transaction.</summary>
public sealed class MergeQueries(QueryJournal journal, MailboxPolicies policies, TimeProvider clock)
{
    /// <summary>The same, done once for that click however often it is delivered.</summary>
    public MergeQueries For(string? click) => new(journal.For(click), policies, clock);

    public Task<Refusal?> MergeAsync(Guid id, Guid into, Person by, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) => await WithAsync(
            query, await QueryJournal.FindLiveAsync(session, into), session, (target, now, agreed) => query.MergeInto(target, by, now, agreed)),
        cancellation);

    /// <summary>Merges the query into the one that its card suggests.</summary>
    public Task<Refusal?> MergeSuggestedAsync(Guid id, Person by, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) => query is { Merging: { } merged } ? new Refusal.AlreadyMerged(merged.IntoNumber)
            : query.Suggestion is not { } suggestion ? new Refusal.NothingSuggested()
            : await WithAsync(query, await QueryJournal.FindLiveAsync(session, suggestion.Into), session, (target, now, agreed) => query.MergeInto(target, by, now, agreed)),
        cancellation);

    /// <summary>The query is not the one that its card suggests.</summary>
    public Task<Refusal?> DismissAsync(Guid id, Person by, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) =>
        {
            query.DismissMerge(by, clock.Now);
            await session.PutCardAsync(query, clock.Now);
            return null;
        },
        cancellation);

    public Task<Refusal?> UnmergeAsync(Guid id, Person by, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) => query.Merging is not { } merged
            ? new Refusal.NotMerged()
            : await WithAsync(query, await QueryJournal.FindLiveAsync(session, merged.Into), session, (target, now, agreed) => query.Unmerge(target, by, now, agreed)),
        cancellation);

    /// <summary>The customer's last mail becomes a query of its own, from its received time.</summary>
    public Task<Refusal?> SplitAsync(Guid id, Person by, CancellationToken cancellation) => SplitAsync(id, query => [query.LastMailId], by, cancellation);

    /// <summary>Those of the customer's mails become one.</summary>
    public Task<Refusal?> SplitAsync(Guid id, IReadOnlyList<string> mailIds, Person by, CancellationToken cancellation) => SplitAsync(id, _ => mailIds, by, cancellation);

    private Task<Refusal?> SplitAsync(Guid id, Func<Query, IReadOnlyList<string>> choose, Person by, CancellationToken cancellation) => journal.ActAsync(
        id,
        async (query, session) =>
        {
            var (now, agreed, mailIds) = (clock.Now, await policies.OfAsync(session, query), choose(query));
            var number = await QueryJournal.NextNumberAsync(session);
            if (query.Split(mailIds, Guid.CreateVersion7(), number, by, now, agreed, out var split) is { } refusal) return refusal;

            foreach (var mailId in mailIds) await session.RunAsync("UPDATE mails SET query_id = @Id WHERE id = @mailId", new { split!.Id, mailId });
            split!.Turn(now, agreed);
            await session.PutTurnedAsync(split, now);
            await journal.SaveAsync(session, split, await session.FindAsync<string>("SELECT customer FROM queries WHERE id = @Id", new { query.Id }));
            await session.PutCardAsync(query, now);
            return null;
        },
        cancellation);

    private async Task<Refusal?> WithAsync(Query query, Query target, DbSession session, Func<Query, Instant, IPolicies, Refusal?> act)
    {
        var now = clock.Now;
        if (act(target, now, await policies.OfAsync(session, target)) is { } refusal) return refusal;

        foreach (var changed in new[] { query, target })
        {
            changed.Turn(now, await policies.OfAsync(session, changed));
            await session.PutTurnedAsync(changed, now);
        }

        await journal.SaveAsync(session, target);
        return null;
    }
}
