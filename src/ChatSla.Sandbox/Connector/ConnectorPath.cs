using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Connector;

/// <summary>Which conversation a request is about.</summary>
internal static class ConnectorPath
{
    private const string Conversations = "/v3/conversations";

    /// <summary>A thread, a chat, a channel, or the person whose chat is opened; null: none, as with a team.</summary>
    public static async Task<string?> ConversationOfAsync(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var at = path.IndexOf(Conversations, StringComparison.Ordinal);
        if (at < 0 || path.Contains("/v3/teams/", StringComparison.Ordinal)) return null;

        var rest = path[(at + Conversations.Length)..].Trim('/');
        return rest.Length > 0 ? Uri.UnescapeDataString(rest.Split('/')[0]) : await InBodyAsync(request);
    }

    private static async Task<string?> InBodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        try
        {
            var wanted = await JsonNode.ParseAsync(request.Body);
            return (string?)wanted?["channelData"]?["channel"]?["id"] ?? (string?)wanted?["members"]?[0]?["id"];
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            request.Body.Position = 0;
        }
    }
}
