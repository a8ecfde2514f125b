namespace ChatSla.Sandbox.World;

/// <summary>A channel of the team; every post starts a thread.</summary>
internal sealed class TeamsChannel(string id, string name)
{
    private const string RootMark = ";messageid=";

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public bool IsDeleted { get; set; }

    public List<Conversation> Threads { get; } = [];

    public static string ChannelIdOf(string conversationId) => conversationId.Split(RootMark)[0];

    public static string RootIdOf(Conversation thread) => thread.Id.Split(RootMark)[^1];

    public Conversation StartThread(string rootId)
    {
        var thread = new Conversation(Id + RootMark + rootId);
        Threads.Add(thread);
        return thread;
    }
}
