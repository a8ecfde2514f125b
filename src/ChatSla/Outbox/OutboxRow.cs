using NodaTime;

namespace ChatSla.Outbox;

/// <summary>A message that one dispatcher has leased.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Body { get; init; } = "";

    public string? Lane { get; init; }

    public OutboxPriority Priority { get; init; }

    public int Attempts { get; init; }

    /// <summary>How many of the tries ended in an error that nobody foresaw.</summary>
    public int Faults { get; init; }

    /// <summary>How often it was begun to be said without our hearing whether it was.</summary>
    public int Doubts { get; init; }

    /// <summary>The gate at which it waited until now.</summary>
    public string? Gate { get; init; }

    /// <summary>The id of the request that caused it.</summary>
    public string? Correlation { get; init; }

    /// <summary>The traceparent of what caused it; null where no trace is kept, or it was put for later.</summary>
    public string? Trace { get; init; }

    public Instant DueAt { get; init; }
}
