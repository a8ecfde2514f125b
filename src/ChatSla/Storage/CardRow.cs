using NodaTime;

namespace ChatSla.Storage;

/// <summary>Which message in Teams is a query's one live card.</summary>
public sealed class CardRow
{
    public const string Posting = "posting";
    public const string Posted = "posted";

    public string State { get; init; } = "";

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    public bool IsPosted => State == Posted;

    public static Task<CardRow?> FindAsync(DbSession session, Guid queryId) =>
        session.FindAsync<CardRow>("SELECT state, conversation_id, activity_id FROM cards WHERE query_id = @queryId", new { queryId });

    /// <param name="conversationId">The thread, once it is known.</param>
    public static Task PutAsync(DbSession session, Guid queryId, string state, string? conversationId, string? activityId, Instant now) => session.RunAsync(
        """
        INSERT INTO cards (query_id, state, conversation_id, activity_id, updated_at) VALUES (@queryId, @state, @conversationId, @activityId, @now)
        ON CONFLICT (query_id) DO UPDATE SET state = excluded.state, conversation_id = excluded.conversation_id, activity_id = excluded.activity_id, updated_at = excluded.updated_at
        """,
        new { queryId, state, conversationId, activityId, now });
}
