using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>What the bot says in Teams. Every call may throw <see cref="ConnectorException"/>; none is tried again in here: the outbox does.</summary>
public interface ITeamsMessenger
{
    /// <summary>Begins a thread in a channel.</summary>
    Task<PostedMessage> PostAsync(string channelId, JsonObject activity, CancellationToken cancellation);

    /// <summary>Says something in a conversation: a thread, a chat. The id may be missing from the answer.</summary>
    Task<string?> SendAsync(string conversationId, JsonObject activity, CancellationToken cancellation);

    Task UpdateAsync(string conversationId, string activityId, JsonObject activity, CancellationToken cancellation);

    Task DeleteAsync(string conversationId, string activityId, CancellationToken cancellation);

    /// <summary>The 1:1 conversation with a person for whom the bot is installed. Asking twice gives the same.</summary>
    Task<string> OpenChatAsync(string memberId, CancellationToken cancellation);

    /// <summary>A member of the conversation by "29:" id, Entra object id or sign-in name, or null.</summary>
    Task<TeamsMember?> FindMemberAsync(string conversationId, string memberId, CancellationToken cancellation);

    /// <summary>All members of the conversation, page by page.</summary>
    Task<IReadOnlyList<TeamsMember>> ListMembersAsync(string conversationId, CancellationToken cancellation);
}

/// <param name="ConversationId">The thread.</param>
public sealed record PostedMessage(string ConversationId, string? ActivityId);

/// <param name="Id">"29:...".</param>
public sealed record TeamsMember(string Id, string Name, string? ObjectId)
{
    public string? SignInName { get; init; }

    public string? Mail { get; init; }
}
