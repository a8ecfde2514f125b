using ChatSla.Sandbox.World;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatSla.Sandbox.Tokens;

/// <summary>
/// Issues and checks tokens: Entra's for the program's calls, the Bot Connector's for activities. Their times are real time,
/// since the program checks them against the real clock.
/// </summary>
internal sealed class TokenIssuer(SandboxAddress address)
{
    public const string GraphAudience = "https://graph.microsoft.com";
    public const string ConnectorAudience = "https://api.botframework.com";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    /// <summary>Keys take long to make, so all sandboxes of a process have the same ones.</summary>
    public static SigningKey ChannelKey { get; } = new();

    private static SigningKey EntraKey { get; } = new();

    private string EntraIssuer => $"{address.Value}/login/{Contoso.TenantId}/v2.0";

    public string IssueForProgram(string audience, string clientId) => Issue(EntraKey, new()
    {
        [JwtRegisteredClaimNames.Aud] = audience,
        [JwtRegisteredClaimNames.Iss] = EntraIssuer,
        [JwtRegisteredClaimNames.Sub] = clientId,
        ["azp"] = clientId,
        ["tid"] = Contoso.TenantId,
        ["ver"] = "2.0",
    });

    /// <summary>Exactly the claims that a channel token of the Bot Connector has.</summary>
    public string IssueForActivity(string serviceUrl) => Issue(ChannelKey, new()
    {
        ["serviceurl"] = serviceUrl,
        [JwtRegisteredClaimNames.Iss] = ConnectorAudience,
        [JwtRegisteredClaimNames.Aud] = Contoso.BotAppId,
    });

    public async Task<bool> IsValidAsync(string? authorization, string audience)
    {
        const string scheme = "Bearer ";
        if (authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) != true) return false;

        var result = await handler.ValidateTokenAsync(authorization[scheme.Length..], new TokenValidationParameters
        {
            ValidIssuer = EntraIssuer,
            ValidAudience = audience,
            IssuerSigningKey = EntraKey.Key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        });
        return result.IsValid;
    }

    private string Issue(SigningKey key, Dictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow();
        claims[JwtRegisteredClaimNames.Nbf] = now.ToUnixTimeSeconds();
        claims[JwtRegisteredClaimNames.Exp] = now.Add(Lifetime).ToUnixTimeSeconds();
        return handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = key.Credentials });
    }
}
