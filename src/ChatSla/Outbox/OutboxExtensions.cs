using ChatSla.Storage;
using ChatSla.Telemetry;
using NodaTime;

namespace ChatSla.Outbox;

public static class OutboxExtensions
{
    /// <summary>Leaves a message in the caller's transaction. One whose key is known already changes nothing.</summary>
    /// <param name="dueAt">When to do it; null: now.</param>
    public static async Task PutAsync(this DbSession session, OutboxMessage message, Instant now, Instant? dueAt = null)
    {
        if (message is OutboxMessage.PutCard) await ReplacePendingAsync(session, message.Lane!);

        await session.RunLaterAsync(
            """
            INSERT INTO outbox (id, kind, lane, once_key, priority, body, created_at, due_at, attempts, faults, correlation, trace)
            VALUES (@id, @kind, @Lane, @OnceKey, @priority, @body, @now, @due, 0, 0, @correlation, @trace)
            ON CONFLICT (once_key) DO NOTHING
            """,
            new { id = SortedId.Next(), kind = message.GetType().Name, message.Lane, message.OnceKey, priority = (int)message.Priority, body = message.Write(), now, due = dueAt ?? now, correlation = Correlation.Current, trace = dueAt is null || dueAt <= now ? Traces.Carried : null });
        session.MakesDue(dueAt ?? now);
    }

    /// <summary>A card shows the present, so one that nobody has begun to paint need not be painted twice. Nothing stays of it: a card that changes all day leaves no row for each change.</summary>
    private static Task ReplacePendingAsync(DbSession session, string lane) =>
        session.RunLaterAsync("DELETE FROM outbox WHERE lane = @lane AND done_at IS NULL AND leased_until IS NULL", new { lane });
}
