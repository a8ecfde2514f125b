namespace ChatSla.Core.Promises;

/// <summary>What a promise is at one instant; derived from its instants, never stored.</summary>
public enum PromiseState
{
    OnTrack,
    AtRisk,
    Breached,
    Met,

    /// <summary>The query was closed as needing no answer before the deadline: neither kept nor missed.</summary>
    Withdrawn,

    /// <summary>The clock stands: what is left is known, when it will be due is not. Cannot breach.</summary>
    Paused,
}
