namespace ChatSla.Sandbox.World;

/// <summary>A thread of a channel or a personal chat: what a Teams conversation id names.</summary>
internal sealed class Conversation(string id)
{
    public string Id { get; } = id;

    public List<TeamsMessage> Messages { get; } = [];

    public TeamsMessage? Find(string messageId) => Messages.Find(message => message.Id == messageId);
}
