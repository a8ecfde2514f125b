namespace ChatSla.Teams;

/// <summary>A deep link to a message in a channel, in the form that Teams' "Copy link" gives.</summary>
public static class MessageLink
{
    public static string To(string conversationId, string activityId, string tenantId) =>
        $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(ThreadId.ChannelOf(conversationId))}/{Uri.EscapeDataString(activityId)}"
        + $"?tenantId={tenantId}&parentMessageId={Uri.EscapeDataString(ThreadId.RootOf(conversationId) ?? activityId)}";
}
