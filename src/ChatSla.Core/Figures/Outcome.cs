namespace ChatSla.Core.Figures;

/// <summary>What became of a promise, as far as is known.</summary>
public enum Outcome
{
    NotPromised,

    /// <summary>Not missed yet, and neither fulfilled nor withdrawn.</summary>
    Running,

    /// <summary>Closed as needing no answer before the deadline: neither kept nor missed.</summary>
    Withdrawn,

    Met,
    Missed,
}
