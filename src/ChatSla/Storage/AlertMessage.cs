using NodaTime;

namespace ChatSla.Storage;

/// <summary>A message that told a place of one alert or of many.</summary>
public sealed record AlertMessage
{
    public string Id { get; init; } = "";

    public string Place { get; init; } = "";

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    public Instant SaidAt { get; init; }

    public static Task<AlertMessage?> FindAsync(DbSession session, string id) => session.FindAsync<AlertMessage>("SELECT * FROM alert_messages WHERE id = @id", new { id });

    public static Task AddAsync(DbSession session, AlertMessage message) => session.RunAsync(
        "INSERT INTO alert_messages (id, place, conversation_id, activity_id, said_at) VALUES (@Id, @Place, @ConversationId, @ActivityId, @SaidAt)", message);

    /// <summary>The messages that told of a query and can be painted anew.</summary>
    public static Task<IReadOnlyList<string>> OfQueryAsync(DbSession session, Guid queryId) => session.ListAsync<string>(
        "SELECT DISTINCT m.id FROM alert_messages m JOIN alerts a ON a.message_id = m.id WHERE a.query_id = @queryId AND m.activity_id IS NOT NULL ORDER BY m.id DESC LIMIT 4", new { queryId });
}
