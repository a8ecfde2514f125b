using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Graph;

/// <summary>Says why a query has the colour it has now.</summary>
public sealed class WhyReader(Database database, MailboxPolicies policies, TimeProvider clock)
{
    /// <returns>The view, or a sentence where the query has no clock.</returns>
    public async Task<(WhyView? Why, string Sentence)> ReadAsync(Query query, CancellationToken cancellation)
    {
        var agreed = await database.ReadAsync(session => policies.OfAsync(session, query), cancellation);
        var now = clock.Now;
        var present = query.AsOf(now) ?? query;
        present.Turn(now, agreed);

        return WhyView.PromiseOf(present, now) is { } promise && present.Merging is null
            ? (WhyView.Of(present, promise, agreed, LedgerDates.ToSecond(now), WhyCard.MostRows), "")
            : (null, WhyView.Nothing(present));
    }
}
