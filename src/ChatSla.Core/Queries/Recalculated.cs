using ChatSla.Core.Promises;

namespace ChatSla.Core.Queries;

/// <summary>A promise that runs, as it was promised and as the agreement of now would make it.</summary>
/// <param name="StartedBy">The mail or answer that began its stage.</param>
/// <param name="Made">What the agreement of now says; null where it promises nothing.</param>
public sealed record Recalculated(string StartedBy, PromiseKind Kind, Promise Promise, Promise? Made)
{
    /// <summary>What it becomes when the agreement is applied: the customer may have been told the deadline, so it moves only later.</summary>
    public Promise? Becomes => Made?.NotEarlierThan(Promise);

    /// <summary>The deadline would have moved earlier, and stays.</summary>
    public bool IsHeld => Made?.DueAt < Promise.DueAt;

    public bool Moves => (Becomes?.WarnAt, Becomes?.DueAt) != (Promise.WarnAt, Promise.DueAt);
}
