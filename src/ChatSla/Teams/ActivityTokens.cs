using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChatSla.Teams;

/// <summary>
/// Checks the token of an activity in full (Bot Connector authentication, "Connector to bot"): signature by a published key,
/// issuer, audience, lifetime with 5 minutes of skew, the key's endorsement of the channel, and the service URL.
/// There is no way to switch it off. Whether a refused token is 401 or 403 differs between the documentation and the SDKs:
/// 401 here, and 403 for a missing endorsement.
/// </summary>
public sealed partial class ActivityTokens
{
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> metadata;
    private readonly TokenValidationParameters rules;
    private readonly ILogger<ActivityTokens> logger;

    public ActivityTokens(BotIdentity bot, ILogger<ActivityTokens> logger)
    {
        this.logger = logger;
        metadata = new(bot.OpenIdMetadata.ToString(), new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = !bot.OpenIdMetadata.IsLoopback })
        {
            AutomaticRefreshInterval = TimeSpan.FromHours(24),
            RefreshInterval = bot.KeysMayBeOld,
        };
        rules = new()
        {
            ValidIssuer = bot.Issuer,
            ValidAudience = bot.AppId,
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            ValidAlgorithms = ["RS256", "RS384", "RS512"],
            ConfigurationManager = metadata,
        };
    }

    /// <returns>200, or the status to refuse the activity with.</returns>
    public async Task<int> CheckAsync(string? authorization, Activity activity, CancellationToken cancellation)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return Refuse("no bearer token", null);

        var result = await handler.ValidateTokenAsync(authorization["Bearer ".Length..].Trim(), rules);
        if (!result.IsValid) return Refuse(result.Exception.GetType().Name, result.SecurityToken as JsonWebToken);

        var token = (JsonWebToken)result.SecurityToken;
        if (!SameAddress(ServiceUrlOf(token), activity.ServiceUrl)) return Refuse("serviceurl claim differs from the activity", token);
        if (await IsEndorsedAsync(token.Kid, activity.ChannelId, cancellation)) return StatusCodes.Status200OK;

        Refuse("key does not endorse the channel", token);
        return StatusCodes.Status403Forbidden;
    }

    private int Refuse(string because, JsonWebToken? token)
    {
        LogRefused(because, token?.Issuer, token is null ? null : string.Join(' ', token.Audiences), token?.Kid);
        return StatusCodes.Status401Unauthorized;
    }

    /// <summary>The claim is all lower case on the wire.</summary>
    private static string? ServiceUrlOf(JsonWebToken token) => token.TryGetPayloadValue<string>("serviceurl", out var url) ? url : null;

    private static bool SameAddress(string? claimed, string told) =>
        claimed is { Length: > 0 } && string.Equals(claimed.TrimEnd('/'), told.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private async Task<bool> IsEndorsedAsync(string keyId, string channel, CancellationToken cancellation)
    {
        var keys = (await metadata.GetConfigurationAsync(cancellation)).JsonWebKeySet.Keys;
        return keys.FirstOrDefault(key => key.Kid == keyId) is { } key
            && key.AdditionalData.TryGetValue("endorsements", out var value)
            && value is JsonElement { ValueKind: JsonValueKind.Array } endorsements
            && endorsements.EnumerateArray().Any(endorsed => endorsed.GetString() == channel);
    }

    [LoggerMessage(LogLevel.Warning, "An activity was refused: {Because} (iss {Issuer}, aud {Audience}, kid {KeyId}).")]
    private partial void LogRefused(string because, string? issuer, string? audience, string? keyId);
}
