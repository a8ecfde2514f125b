using NodaTime;

namespace ChatSla.Storage;

/// <summary>Which message in Teams is a query's live card for one of its mailboxes. Mailboxes that one channel shows share the card of the first.</summary>
public sealed class CardRow
{
    /// <summary>It is being posted, or was and nobody told us.</summary>
    public const string Posting = "posting";
    public const string Posted = "posted";

    /// <summary>It was refused, and is to be posted.</summary>
    public const string Refused = "refused";

    public string Mailbox { get; init; } = "";

    public string State { get; init; } = "";

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>A hash of what it was last sent as.</summary>
    public string? Shown { get; init; }

    public Instant UpdatedAt { get; init; }

    public bool IsPosted => State == Posted && ConversationId is not null && ActivityId is not null;

    public static Task<CardRow?> FindAsync(DbSession session, Guid queryId, string mailbox) => session.FindAsync<CardRow>(
        "SELECT mailbox, state, conversation_id, activity_id, shown, updated_at FROM cards WHERE query_id = @queryId AND mailbox = @mailbox", new { queryId, mailbox });

    /// <summary>A conversation in which a card of the query stands or is to stand; null: none is known.</summary>
    /// <param name="mailbox">Null: any.</param>
    public static Task<string?> ConversationOfAsync(DbSession session, Guid queryId, string? mailbox) => session.FindAsync<string>(
        "SELECT conversation_id FROM cards WHERE query_id = @queryId AND (mailbox = @mailbox OR CAST(@mailbox AS TEXT) IS NULL) AND conversation_id IS NOT NULL LIMIT 1", new { queryId, mailbox });

    /// <summary>All cards of a query, that of its first mailbox first.</summary>
    public static Task<IReadOnlyList<CardRow>> ListAsync(DbSession session, Guid queryId) => session.ListAsync<CardRow>(
        """
        SELECT c.mailbox, c.state, c.conversation_id, c.activity_id, c.shown, c.updated_at FROM cards c JOIN query_mailboxes m ON m.query_id = c.query_id AND m.mailbox = c.mailbox
        WHERE c.query_id = @queryId ORDER BY m.position
        """,
        new { queryId });

    /// <param name="conversationId">The thread, once it is known.</param>
    /// <param name="shown">A hash of what was sent; null: it is not known what the card shows.</param>
    public static Task PutAsync(DbSession session, Guid queryId, string mailbox, string state, string? conversationId, string? activityId, string? shown, Instant now) => session.RunLaterAsync(
        """
        INSERT INTO cards (query_id, mailbox, state, conversation_id, activity_id, shown, updated_at, checked_at) VALUES (@queryId, @mailbox, @state, @conversationId, @activityId, @shown, @now, @now)
        ON CONFLICT (query_id, mailbox) DO UPDATE SET state = excluded.state, conversation_id = excluded.conversation_id, activity_id = excluded.activity_id,
          shown = excluded.shown, updated_at = excluded.updated_at, checked_at = excluded.checked_at
        """,
        new { queryId, mailbox, state, conversationId, activityId, shown, now });
}
