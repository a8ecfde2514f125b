using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Identity;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ChatSla.Graph;

/// <summary>
/// Our own token provider: the SDK's sends no token at all to a host it does not know, and would derive the scope from the host.
/// </summary>
public sealed partial class GraphTokens(TokenCredential credential, Uri address, string scope) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([address.Host]);

    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
        AllowedHostsValidator.IsUrlHostValid(uri)
            ? await AskAsync(cancellationToken)
            : throw new InvalidOperationException("A Graph link leads to another host; no token is sent there.");

    private async Task<string> AskAsync(CancellationToken cancellation)
    {
        try
        {
            return (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellation)).Token;
        }
        catch (AuthenticationFailedException away) when (Network(away) is { } because)
        {
            throw new MailboxException("token", null, because, null, away);
        }
        catch (AuthenticationFailedException error)
        {
            throw new MailboxException("token", 401, EntraCode().Match(error.Message) is { Success: true } code ? code.Value : "no reason given", null, error);
        }
    }

    /// <summary>The token endpoint did not answer at all: that says nothing of the credential.</summary>
    private static string? Network(Exception? error) => error switch
    {
        null => null,
        HttpRequestException { StatusCode: null } network => network.HttpRequestError.ToString(),
        RequestFailedException { Status: >= 500 } fault => $"token endpoint {fault.Status}",
        TaskCanceledException or TimeoutException => "timeout",
        _ => Network(error.InnerException),
    };

    [GeneratedRegex(@"AADSTS\d+")]
    private static partial Regex EntraCode();
}
