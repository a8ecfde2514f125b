using System.Text.Json.Nodes;
using ChatSla.Sandbox.Tokens;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>For load tools, which write their own activities.</summary>
internal static class TokenRoute
{
    public static void MapToken(this IEndpointRouteBuilder control) => control.MapPost("/token", IssueAsync);

    /// <summary>A token with which activities may be delivered, and the service URL that they must then name: the sandbox's own, or one that is asked for.</summary>
    private static async Task<JsonObject> IssueAsync(HttpRequest request, TokenIssuer tokens, SandboxAddress address)
    {
        var service = (await request.ReadObjectAsync("BadToken")).Text("serviceUrl") ?? address.ServiceUrl;
        return new() { ["token"] = tokens.IssueForActivity(service), ["serviceUrl"] = service };
    }
}
