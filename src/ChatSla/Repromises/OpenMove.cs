using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Repromises;

/// <summary>A running promise of an open query, as promised and as the agreements of now would make it.</summary>
public sealed record OpenMove(int Number, string Mailbox, Recalculated Promise)
{
    public bool IsWithdrawn => Promise.Becomes is null;

    public bool IsRedLater => Promise.Becomes?.DueAt > Promise.Promise.DueAt;

    /// <summary>Something is to be said about it: it moves, or would move earlier and must not.</summary>
    public bool IsWorthTelling => Promise.Moves || Promise.IsHeld;

    /// <summary>Those of one query.</summary>
    public static IReadOnlyList<OpenMove> Of(Query query, NodaTime.Instant now, IPolicies policies) =>
        [.. query.Recalculated(now, policies).Select(one => new OpenMove(query.Number, query.Mailbox, one))];
}
