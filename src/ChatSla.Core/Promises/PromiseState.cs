namespace ChatSla.Core.Promises;

/// <summary>What a promise is at one instant; derived from its instants, never stored.</summary>
public enum PromiseState
{
    OnTrack,
    AtRisk,
    Breached,
    Met,
}
