namespace ChatSla.Teams;

/// <summary>A conversation id in a channel names its thread behind ";messageid=".</summary>
public static class ThreadId
{
    private const string Mark = ";messageid=";

    /// <summary>The channel, without the thread.</summary>
    public static string ChannelOf(string conversationId) => conversationId.Split(Mark, 2)[0];

    /// <summary>A channel or a thread in one, and no chat.</summary>
    public static bool IsChannel(string conversationId) =>
        ChannelOf(conversationId) is var id && (id.EndsWith("@thread.tacv2", StringComparison.Ordinal) || id.EndsWith("@thread.skype", StringComparison.Ordinal));

    /// <summary>The thread that begins with a message of the channel; a thread is one already.</summary>
    public static string Of(string conversationId, string activityId) => RootOf(conversationId) is null ? $"{conversationId}{Mark}{activityId}" : conversationId;

    /// <summary>The id of the thread's first message, or null outside a thread.</summary>
    public static string? RootOf(string conversationId) => conversationId.Split(Mark, 2) is [_, var root] ? root : null;
}
