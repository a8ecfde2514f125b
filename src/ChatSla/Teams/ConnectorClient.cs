using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>The Bot Connector's REST interface, within its limits.</summary>
public sealed class ConnectorClient(ConnectorWire wire, ConnectorGate gate, BotIdentity bot) : ITeamsMessenger
{
    public async Task<PostedMessage> PostAsync(string channelId, JsonObject activity, CancellationToken cancellation)
    {
        var answer = await AskAsync("post", HttpMethod.Post, channelId, "v3/conversations", new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channelId } },
            ["activity"] = activity.DeepClone(),
            ["tenantId"] = bot.TenantId,
        }, cancellation);
        return new PostedMessage((string)answer!["id"]!, (string?)answer["activityId"]);
    }

    public async Task<string?> SendAsync(string conversationId, JsonObject activity, CancellationToken cancellation) =>
        (string?)(await AskAsync("send", HttpMethod.Post, conversationId, $"{Path(conversationId)}/activities", activity, cancellation))?["id"];

    public Task UpdateAsync(string conversationId, string activityId, JsonObject activity, CancellationToken cancellation) =>
        AskAsync("update", HttpMethod.Put, conversationId, $"{Path(conversationId)}/activities/{Escape(activityId)}", activity, cancellation);

    public Task DeleteAsync(string conversationId, string activityId, CancellationToken cancellation) =>
        AskAsync("delete", HttpMethod.Delete, conversationId, $"{Path(conversationId)}/activities/{Escape(activityId)}", null, cancellation);

    public async Task<string> OpenChatAsync(string memberId, CancellationToken cancellation)
    {
        var answer = await AskAsync("open chat", HttpMethod.Post, memberId, "v3/conversations", new JsonObject
        {
            ["isGroup"] = false,
            ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
            ["tenantId"] = bot.TenantId,
        }, cancellation);
        return (string)answer!["id"]!;
    }

    public async Task<TeamsMember?> FindMemberAsync(string conversationId, string memberId, CancellationToken cancellation)
    {
        try
        {
            var member = await AskAsync("member", HttpMethod.Get, conversationId, $"{Path(ThreadId.ChannelOf(conversationId))}/members/{Escape(memberId)}", null, cancellation);
            return member is null ? null : MemberOf(member, memberId);
        }
        catch (ConnectorException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<TeamsMember>> ListMembersAsync(string conversationId, CancellationToken cancellation)
    {
        var members = new List<TeamsMember>();
        for (var more = ""; ;)
        {
            var page = await AskAsync("members", HttpMethod.Get, conversationId, $"{Path(ThreadId.ChannelOf(conversationId))}/pagedmembers?pageSize=500{more}", null, cancellation);
            members.AddRange((page?["members"] as JsonArray ?? []).OfType<JsonObject>().Where(member => member["id"] is not null).Select(member => MemberOf(member, "")));
            if ((string?)page?["continuationToken"] is not { Length: > 0 } token) return members;

            more = $"&continuationToken={Escape(token)}";
        }
    }

    private static TeamsMember MemberOf(JsonObject member, string orElse) => new((string)member["id"]!, (string?)member["name"] ?? orElse, ObjectIdOf(member))
    {
        SignInName = (string?)member["userPrincipalName"],
        Mail = (string?)member["email"],
    };

    /// <summary>Teams calls it aadObjectId; some clients of the protocol send objectId.</summary>
    private static string? ObjectIdOf(JsonObject member) => ((string?)member["aadObjectId"] ?? (string?)member["objectId"])?.ToLowerInvariant();

    private static string Path(string conversationId) => $"v3/conversations/{Escape(conversationId)}";

    private static string Escape(string id) => Uri.EscapeDataString(id);

    private async Task<JsonObject?> AskAsync(string what, HttpMethod method, string conversationId, string path, JsonObject? body, CancellationToken cancellation)
    {
        var call = new ConnectorCall(what, method, conversationId, path, body);
        if (call.Says && Outbox.OutboxTurn.Current is { HasSent: false } and ({ IsRepeated: true } or { BeforeSaying: null, Row.Doubts: > 0 })) await FindMemberAsync(conversationId, bot.ActivityId, cancellation);

        return await gate.PassAsync(call, () => wire.AskAsync(call, cancellation), cancellation);
    }
}
