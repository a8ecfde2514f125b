namespace ChatSla.Graph;

/// <summary>Who asks for something, and where.</summary>
/// <param name="PersonId">Entra object id.</param>
public sealed record Asker(string ConversationId, bool IsChannel, string PersonId);
