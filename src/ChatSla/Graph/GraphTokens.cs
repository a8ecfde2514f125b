using Azure.Core;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ChatSla.Graph;

/// <summary>
/// Our own token provider: the SDK's sends no token at all to a host it does not know, and would derive the scope from the host.
/// </summary>
public sealed class GraphTokens(TokenCredential credential, Uri address, string scope) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([address.Host]);

    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
        AllowedHostsValidator.IsUrlHostValid(uri)
            ? (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken)).Token
            : throw new InvalidOperationException("A Graph link leads to another host; no token is sent there.");
}
