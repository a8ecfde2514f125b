using System.Text.Json.Nodes;
using ChatSla.Outbox;

namespace ChatSla.Teams;

/// <summary>One request to the Bot Connector.</summary>
/// <param name="What">As "post", for messages and logs.</param>
/// <param name="ConversationId">Where it is said, or whom it is about: what counts against the limits of one conversation.</param>
/// <param name="Path">Below the service URL.</param>
public sealed record ConnectorCall(string What, HttpMethod Method, string ConversationId, string Path, JsonObject? Body)
{
    /// <summary>Done twice it is said twice.</summary>
    public bool Says => What is "post" or "send";

    public string Channel { get; } = ThreadId.ChannelOf(ConversationId);

    /// <summary>The conversation's own gate.</summary>
    public string Gate => IsAboutMembers ? $"members:{Channel}" : SendGateOf(Channel);

    public static string SendGateOf(string channel) => $"send:{channel}";

    /// <summary>Every gate that it passes.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<SendLimit> Limits)> Gates => [(Gate, Limits), (ConnectorLimits.Tenant, ConnectorLimits.OfTenant)];

    public IReadOnlyList<SendLimit> Limits => IsAboutMembers ? ConnectorLimits.Members : ConnectorLimits.Sends;

    private bool IsAboutMembers => Method == HttpMethod.Get;
}
