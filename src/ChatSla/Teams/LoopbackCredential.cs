using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;

namespace ChatSla.Teams;

/// <summary>Tokens from a sandbox on this machine. It refuses any address that is not loopback, so it cannot be pointed at a real tenant.</summary>
public sealed class LoopbackCredential : TokenCredential
{
    private static readonly HttpClient Http = new();

    private readonly Uri endpoint;
    private readonly string appId;
    private readonly ConcurrentDictionary<string, AccessToken> tokens = new();

    /// <exception cref="ArgumentException">The address is not loopback.</exception>
    public LoopbackCredential(Uri endpoint, string appId)
    {
        if (!endpoint.IsLoopback) throw new ArgumentException($"{endpoint.Host} is not loopback.", nameof(endpoint));
        (this.endpoint, this.appId) = (endpoint, appId);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var scope = requestContext.Scopes[0];
        if (requestContext.Claims is null && tokens.TryGetValue(scope, out var token) && token.ExpiresOn > TimeProvider.System.GetUtcNow().AddMinutes(5)) return token;
        return tokens[scope] = await AskAsync(scope, cancellationToken);
    }

    private async Task<AccessToken> AskAsync(string scope, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", appId), new("client_secret", "loopback"), new("scope", scope),
        ]);
        using var answer = await Http.PostAsync(endpoint, form, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (!answer.IsSuccessStatusCode) throw new AuthenticationFailedException(text);

        var body = JsonNode.Parse(text)!;
        return new AccessToken((string)body["access_token"]!, TimeProvider.System.GetUtcNow().AddSeconds((int)body["expires_in"]!));
    }
}
