using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>A stretch in which something is owed to the customer, whether or not a policy promises it.</summary>
/// <param name="StartedBy">The customer's mail, or for an update our answer, that began it.</param>
public sealed record Stage(PromiseKind Kind, string StartedBy, Instant StartAt)
{
    /// <summary>When it was fulfilled: answered, updated or resolved.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When it ended without being fulfilled.</summary>
    public Instant? WithdrawnAt { get; init; }

    public bool IsOver => AnsweredAt is not null || WithdrawnAt is not null;
}
