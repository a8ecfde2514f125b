using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Tokens;

/// <summary>Entra's token endpoint, and the OpenID documents of Entra's counterpart for bots.</summary>
internal static class TokenRoutes
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login/{tenant}/oauth2/v2.0/token", IssueAsync);
        routes.MapGet("/botframework/v1/.well-known/openidconfiguration", DescribeChannel);
        routes.MapGet("/botframework/v1/.well-known/keys", () => new JsonObject
        {
            ["keys"] = new JsonArray(TokenIssuer.ChannelKey.ToJwk("msteams")),
        });
    }

    private static async Task<IResult> IssueAsync(string tenant, HttpRequest request, TokenIssuer tokens, Faults faults, SandboxAddress address)
    {
        if (!request.HasFormContentType) return Refuse("invalid_request", "AADSTS900144: The request body must contain a form.");

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        string grant = form["grant_type"].ToString(), client = form["client_id"].ToString(), scope = form["scope"].ToString();

        if (tenant != Contoso.TenantId)
            return Refuse("invalid_request", $"AADSTS90002: Tenant '{tenant}' not found.");
        if (grant != "client_credentials")
            return Refuse("unsupported_grant_type", $"AADSTS70003: The app requested an unsupported grant type '{grant}'.");
        if (client != Contoso.BotAppId)
            return Refuse("unauthorized_client", $"AADSTS700016: Application with identifier '{client}' was not found in the directory.");
        if (faults.IsOn(Fault.TokensRefused))
            return Refuse("invalid_client", "AADSTS7000222: The provided client secret keys for app are expired.", 401);
        if (AudienceOf(scope, address) is not { } audience)
            return Refuse("invalid_scope", $"AADSTS70011: The provided value for the input parameter 'scope' is not valid: {scope}.");

        return Results.Json(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 3599,
            ["ext_expires_in"] = 3599,
            ["access_token"] = tokens.IssueForProgram(audience, client),
        });
    }

    private static string? AudienceOf(string scope, SandboxAddress address) => scope switch
    {
        _ when !scope.EndsWith("/.default", StringComparison.Ordinal) => null,
        _ when scope == TokenIssuer.ConnectorAudience + "/.default" => TokenIssuer.ConnectorAudience,
        _ when scope.Contains("graph", StringComparison.OrdinalIgnoreCase) => TokenIssuer.GraphAudience,
        _ when scope.StartsWith(address.Value, StringComparison.OrdinalIgnoreCase) => TokenIssuer.GraphAudience,
        _ => null,
    };

    private static JsonObject DescribeChannel(SandboxAddress address) => new()
    {
        ["issuer"] = TokenIssuer.ConnectorAudience,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = $"{address.Value}/botframework/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    private static IResult Refuse(string error, string description, int status = 400) =>
        Results.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, statusCode: status);
}
