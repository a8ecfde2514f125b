namespace ChatSla.Sandbox.World;

/// <summary>A chat of several people that the bot was added to.</summary>
internal sealed record GroupChat(Conversation Conversation, IReadOnlyList<Person> People);
