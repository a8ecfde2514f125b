using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChatSla.Teams;

/// <summary>
/// Checks the token of an activity in full (Bot Connector authentication, "Connector to bot"): signature by a published key,
/// issuer, audience, lifetime with 5 minutes of skew, the key's endorsement of the channel, and the service URL.
/// There is no way to switch it off; only a token that passed a moment ago is not checked again, its service URL and channel always are. Whether a refused token is 401 or 403 differs between the documentation and the SDKs:
/// 401 here, and 403 for a missing endorsement.
/// </summary>
public sealed partial class ActivityTokens
{
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> metadata;
    private readonly TokenValidationParameters rules;
    private readonly CheckedTokens passed = new();
    private readonly ILogger<ActivityTokens> logger;

    public ActivityTokens(BotIdentity bot, ILogger<ActivityTokens> logger)
    {
        this.logger = logger;
        metadata = new(bot.OpenIdMetadata.ToString(), new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = !bot.OpenIdMetadata.IsLoopback })
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
            ValidAlgorithms = ["RS256", "RS384", "RS512"],
            ConfigurationManager = metadata,
        };
    }

    /// <summary>How many tokens are remembered as checked.</summary>
    public int Remembered => passed.Count;

    /// <returns>200, or the status to refuse the activity with.</returns>
    public async Task<int> CheckAsync(string? authorization, Activity activity, CancellationToken cancellation)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return Refuse("no bearer token", null);

        var sent = authorization["Bearer ".Length..].Trim();
        var (token, refusal) = await FindAsync(sent, cancellation) is { } found ? (found, null) : await ValidateAsync(sent, cancellation);
        if (token is null) return Refuse(refusal!, ReadUnchecked(sent));
        if (!SameAddress(token.ServiceUrl, activity.ServiceUrl)) return Refuse("serviceurl claim differs from the activity", ReadUnchecked(sent));
        if (token.Endorsed.Contains(activity.ChannelId)) return StatusCodes.Status200OK;

        Refuse("key does not endorse the channel", ReadUnchecked(sent));
        return StatusCodes.Status403Forbidden;
    }

    /// <summary>The token, if it was checked with the keys that are published now. Tokens end by the machine's clock, not by a sandbox's.</summary>
    private async Task<CheckedToken?> FindAsync(string sent, CancellationToken cancellation) =>
        passed.Find(sent, TimeProvider.System.GetUtcNow()) is { } found && ReferenceEquals(found.Keys, await metadata.GetConfigurationAsync(cancellation)) ? found : null;

    /// <summary>The check of the token alone. One that passes with a key that is published now is remembered.</summary>
    private async Task<(CheckedToken? Token, string? Refusal)> ValidateAsync(string sent, CancellationToken cancellation)
    {
        var result = await handler.ValidateTokenAsync(sent, rules);
        if (!result.IsValid) return (null, result.Exception.GetType().Name);

        var token = (JsonWebToken)result.SecurityToken;
        var keys = await metadata.GetConfigurationAsync(cancellation);
        var found = new CheckedToken(ServiceUrlOf(token), EndorsedBy(keys, token.Kid), new DateTimeOffset(token.ValidTo) + rules.ClockSkew, keys);
        if (keys.SigningKeys.Contains(token.SigningKey)) passed.Add(sent, found);
        return (found, null);
    }

    private int Refuse(string because, JsonWebToken? token)
    {
        LogRefused(because, token?.Issuer, token is null ? null : string.Join(' ', token.Audiences), token?.Kid);
        return StatusCodes.Status401Unauthorized;
    }

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

    private static string[] EndorsedBy(OpenIdConnectConfiguration keys, string keyId) =>
        keys.JsonWebKeySet.Keys.FirstOrDefault(key => key.Kid == keyId) is { } key
            && key.AdditionalData.TryGetValue("endorsements", out var value)
            && value is JsonElement { ValueKind: JsonValueKind.Array } endorsements
            ? [.. endorsements.EnumerateArray().Select(endorsed => endorsed.GetString()).OfType<string>()]
            : [];

    [LoggerMessage(LogLevel.Warning, "An activity was refused: {Because} (iss {Issuer}, aud {Audience}, kid {KeyId}).")]
    private partial void LogRefused(string because, string? issuer, string? audience, string? keyId);
}
