namespace ChatSla.Teams;

/// <summary>Deep links to messages in channels, in the form that Teams' "Copy link" gives.</summary>
/// <param name="Host">Where the tenant's people open Teams.</param>
public sealed record MessageLinks(string Host, string TenantId)
{
    public string To(string conversationId, string activityId) =>
        $"https://{Host}/l/message/{Uri.EscapeDataString(ThreadId.ChannelOf(conversationId))}/{Uri.EscapeDataString(activityId)}"
        + $"?tenantId={TenantId}&parentMessageId={Uri.EscapeDataString(ThreadId.RootOf(conversationId) ?? activityId)}";
}
