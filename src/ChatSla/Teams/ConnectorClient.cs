using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The Bot Connector's REST interface. Bodies go as prepared strings: the service has had trouble with streamed ones.</summary>
public sealed class ConnectorClient(HttpClient http, TokenCredential credential, BotIdentity bot, Conversations conversations) : ITeamsMessenger
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
            return member is null ? null : MemberOf(member);
        }
        catch (ConnectorException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<TeamsMember>> ListMembersAsync(string conversationId, int most, CancellationToken cancellation)
    {
        var page = await AskAsync("members", HttpMethod.Get, conversationId, $"{Path(ThreadId.ChannelOf(conversationId))}/pagedmembers?pageSize={most}", null, cancellation);
        return [.. (page?["members"] as JsonArray ?? []).OfType<JsonObject>().Take(most).Select(MemberOf)];
    }

    private static TeamsMember MemberOf(JsonObject member) => new((string)member["id"]!, (string?)member["name"] ?? (string)member["id"]!, ObjectIdOf(member));

    /// <summary>Teams calls it aadObjectId; some clients of the protocol send objectId.</summary>
    private static string? ObjectIdOf(JsonObject member) => ((string?)member["aadObjectId"] ?? (string?)member["objectId"])?.ToLowerInvariant();

    private static string Path(string conversationId) => $"v3/conversations/{Escape(conversationId)}";

    private static string Escape(string id) => Uri.EscapeDataString(id);

    private async Task<JsonObject?> AskAsync(string what, HttpMethod method, string conversationId, string path, JsonObject? body, CancellationToken cancellation)
    {
        var service = await conversations.ServiceUrlOfAsync(ThreadId.ChannelOf(conversationId), cancellation);
        if (!ServiceHosts.MayGetToken(service, bot.ServiceUrl)) throw new ConnectorException($"{what}: the service URL is not one of Teams'", 403, "ForeignServiceUrl", null);

        using var request = new HttpRequestMessage(method, $"{service.ToString().TrimEnd('/')}/{path}");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([bot.Scope]), cancellation);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            using var answer = await http.SendAsync(request, cancellation);
            return await ReadAsync(what, answer, cancellation);
        }
        catch (AuthenticationFailedException error)
        {
            throw new ConnectorException(what, 401, "no token", null, error);
        }
        catch (HttpRequestException error)
        {
            throw new ConnectorException(what, null, error.HttpRequestError.ToString(), null, error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new ConnectorException(what, null, "timeout", null, error);
        }
    }

    private static async Task<JsonObject?> ReadAsync(string what, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var body = Parse(text);
        if (answer.IsSuccessStatusCode) return body;

        throw new ConnectorException(what, (int)answer.StatusCode, (string?)(body?["error"] as JsonObject)?["code"], WaitOf(answer.Headers.RetryAfter, answer.Headers.Date));
    }

    private static Duration? WaitOf(RetryConditionHeaderValue? wait, DateTimeOffset? sent) =>
        wait?.Delta is { } delta ? Duration.FromTimeSpan(delta) : wait?.Date is { } until && sent is { } at ? Duration.FromTimeSpan(until - at) : null;

    /// <summary>A send may be answered with nothing, and a gateway may answer with HTML.</summary>
    private static JsonObject? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
