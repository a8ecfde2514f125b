using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Not yet: the other side is away or asked us to wait. The message is tried again for as long as it takes, and is never parked.</summary>
public sealed class NotYetException(string because, Duration? wait = null, Exception? inner = null) : Exception(because, inner)
{
    /// <summary>How long to wait; null: longer with every try.</summary>
    public Duration? Wait { get; } = wait;

    /// <summary>Whether it may have been said, though nobody told us.</summary>
    public bool IsInDoubt { get; init; }
}

/// <summary>It waits at a gate, or behind another message: no try at all.</summary>
/// <param name="gate">A gate of <see cref="SendGates"/>, or the lane of the message it waits for.</param>
public sealed class InLineException(string gate) : Exception($"waits at {gate}")
{
    public string Gate { get; } = gate;
}

/// <summary>It will not work by trying again: the message is parked with this reason for a person to look at.</summary>
public sealed class WillNotWorkException(string because, Exception? inner = null) : Exception(because, inner);
