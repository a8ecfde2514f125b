using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChatSla.Teams;

/// <summary>
/// Checks the token of an activity in full (Bot Connector authentication, "Connector to bot"): signature by a published key,
/// issuer, audience, lifetime with 5 minutes of skew, the key's endorsement of the channel, and the service URL.
/// There is no way to switch it off; only what passed a moment ago is not checked again, its service URL and channel always are. Whether a refused token is 401 or 403 differs between the documentation and the SDKs:
/// 401 here, and 403 for a missing endorsement.
/// </summary>
public sealed partial class ActivityTokens
{
    /// <summary>Longer than any that the connector sends by far.</summary>
    private const int Longest = 8 * 1024;

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> metadata;
    private readonly TokenValidationParameters rules;
    private readonly CheckedTokens passed = new();
    private readonly ILogger<ActivityTokens> logger;

    public ActivityTokens(BotIdentity bot, ILogger<ActivityTokens> logger)
    {
        this.logger = logger;
        metadata = new(bot.OpenIdMetadata.ToString(), new OpenIdConnectConfigurationRetriever(), new PatientRetriever(new HttpDocumentRetriever { RequireHttps = !bot.OpenIdMetadata.IsLoopback }))
        {
            AutomaticRefreshInterval = TimeSpan.FromHours(24),
            RefreshInterval = bot.KeysMayBeOld,
            UseLastKnownGoodConfiguration = false,
        };
        rules = new()
        {
            ValidIssuer = bot.Issuer,
            ValidAudience = bot.AppId,
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = ["RS256", "RS384", "RS512"],
            ConfigurationManager = metadata,
        };
    }

    /// <summary>How many tokens are remembered as checked.</summary>
    public int Remembered => passed.Count;

    /// <summary>What can be said of a token before the activity is read: who signed it, for whom, and when.</summary>
    /// <returns>Null: it is refused.</returns>
    public async Task<JsonWebToken?> ValidateAsync(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return Refused("no bearer token", null);

        var sent = authorization["Bearer ".Length..].Trim();
        if (await FindAsync(sent) is { } known) return known;
        if (sent.Length > Longest || ReadUnchecked(sent) is not { } claimed) return Refused("no token", null);
        if (!MayBeOurs(claimed)) return Refused("issuer, audience or algorithm", claimed);

        var result = await handler.ValidateTokenAsync(sent, rules);
        if (!result.IsValid) return Refused(result.Exception.GetType().Name, claimed);

        var token = (JsonWebToken)result.SecurityToken;
        var keys = await metadata.GetConfigurationAsync();
        if (keys.SigningKeys.Contains(token.SigningKey)) passed.Add(sent, new CheckedToken(token, new DateTimeOffset(token.ValidTo) + rules.ClockSkew, keys));
        return token;
    }

    /// <summary>Whether it passed the full check before and would do so now.</summary>
    public async Task<bool> IsKnownAsync(string? authorization) =>
        authorization is not null && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && await FindAsync(authorization["Bearer ".Length..].Trim()) is not null;

    /// <summary>Whether a good token was given for this activity.</summary>
    /// <returns>200, or the status to refuse the activity with.</returns>
    public async Task<int> CheckAsync(JsonWebToken token, Activity activity, CancellationToken cancellation)
    {
        if (!SameAddress(ServiceUrlOf(token), activity.ServiceUrl)) return Refuse("serviceurl claim differs from the activity", token);
        if (await IsEndorsedAsync(token.Kid, activity.ChannelId, cancellation)) return StatusCodes.Status200OK;

        Refuse("key does not endorse the channel", token);
        return StatusCodes.Status403Forbidden;
    }

    /// <summary>The token, if it passed with the keys that are published now. Tokens end by the machine's clock, not by a sandbox's.</summary>
    private async Task<JsonWebToken?> FindAsync(string sent) =>
        passed.Find(sent, TimeProvider.System.GetUtcNow()) is { } found && ReferenceEquals(found.Keys, await metadata.GetConfigurationAsync()) ? found.Token : null;

    /// <summary>Seen without a key, so that whoever sends anything at all does not make us fetch the keys.</summary>
    private bool MayBeOurs(JsonWebToken token) =>
        token.Issuer == rules.ValidIssuer && token.Audiences.Contains(rules.ValidAudience) && rules.ValidAlgorithms.Contains(token.Alg) && token.Kid is { Length: > 0 };

    private JsonWebToken? Refused(string because, JsonWebToken? token)
    {
        Refuse(because, token);
        return null;
    }

    private int Refuse(string because, JsonWebToken? token)
    {
        LogRefused(because, Short(token?.Issuer), token is null ? null : Short(string.Join(' ', token.Audiences)), Short(token?.Kid));
        return StatusCodes.Status401Unauthorized;
    }

    /// <summary>Whoever writes a token does not fill our log.</summary>
    private static string? Short(string? claimed) => claimed is { Length: > 100 } ? $"{claimed[..100]}..." : claimed;

    /// <summary>For the log only: what the token says of itself, or null where it is none.</summary>
    private static JsonWebToken? ReadUnchecked(string sent)
    {
        try
        {
            return new JsonWebToken(sent);
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException)
        {
            return null;
        }
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
