using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Messages that will not work by trying again: they wait for a person, who has them tried again or discards them.</summary>
public static class ParkedMessages
{
    /// <summary>The oldest first.</summary>
    public static Task<IReadOnlyList<ParkedMessage>> ListAsync(DbSession session) => session.ListAsync<ParkedMessage>(
        "SELECT id, kind, lane, body, attempts, created_at, parked_at, last_error FROM outbox WHERE parked_at IS NOT NULL AND done_at IS NULL ORDER BY parked_at, id");

    /// <summary>They are due now, as if they had never been tried.</summary>
    public static Task RetryAsync(DbSession session, ParkedMessage message, Instant now)
    {
        session.MakesDue(now);
        return session.RunAsync(
            """
            UPDATE outbox SET parked_at = NULL, leased_until = NULL, leased_by = NULL, gate = NULL, due_at = @now, attempts = 0, faults = 0, doubts = 0
            WHERE id = @Id AND parked_at IS NOT NULL AND done_at IS NULL
            """,
            new { message.Id, now });
    }

    /// <summary>It is never done; the row goes with those that were.</summary>
    public static Task DiscardAsync(DbSession session, ParkedMessage message, string because, Instant now) => session.RunAsync(
        "UPDATE outbox SET done_at = @now, last_error = @because WHERE id = @Id AND parked_at IS NOT NULL AND done_at IS NULL", new { message.Id, now, because = $"discarded: {because}" });

    /// <summary>What waits, by where it waits.</summary>
    public static Task<IReadOnlyList<WaitingMessages>> WaitingAsync(DbSession session, Instant now) => session.ListAsync<WaitingMessages>(
        """
        SELECT CASE WHEN gate IS NOT NULL THEN gate WHEN leased_until > @now THEN 'on its way' WHEN due_at > @now THEN 'later' ELSE 'due' END AS place, COUNT(*) AS count, MIN(created_at) AS since
        FROM outbox WHERE done_at IS NULL AND parked_at IS NULL GROUP BY 1 ORDER BY 3
        """,
        new { now });
}

/// <param name="Place">"due", "later", "on its way", or the gate or lane that is waited at.</param>
/// <param name="Since">When the oldest was put there.</param>
public sealed record WaitingMessages(string Place, int Count, Instant Since)
{
    public WaitingMessages()
        : this("", 0, default)
    {
    }
}

/// <summary>A parked message as it is listed.</summary>
public sealed record ParkedMessage
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string? Lane { get; init; }

    public string Body { get; init; } = "";

    public int Attempts { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ParkedAt { get; init; }

    public string? LastError { get; init; }

    /// <summary>The end of the id, by which it is called on the command line.</summary>
    public string Name => Id.ToString("N")[^8..];

    public Guid? QueryId => OutboxReading.QueryIn(Body);
}
