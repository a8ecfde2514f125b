using System.Text.Json.Nodes;
using ChatSla.Sandbox.Tokens;

namespace ChatSla.Sandbox.Control;

/// <summary>For load tools, which write their own activities.</summary>
internal static class TokenRoute
{
    public static void MapToken(this IEndpointRouteBuilder control) => control.MapPost("/token", Issue);

    /// <summary>A token with which activities may be delivered, and the service URL that they must then name.</summary>
    private static JsonObject Issue(TokenIssuer tokens, SandboxAddress address) => new()
    {
        ["token"] = tokens.IssueForActivity(address.ServiceUrl),
        ["serviceUrl"] = address.ServiceUrl,
    };
}
