using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using ChatSla.Languages;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>Reads the section Bot.</summary>
public static class BotSettings
{
    private const string Key = BotOptions.Section;

    public static BotIdentity? ReadIdentity(BotOptions options, Cloud cloud, Faults faults)
    {
        var before = faults.All.Count;
        if (!Guid.TryParse(options.AppId, out _)) faults.Add($"{Key}:AppId", $"\"{options.AppId}\" is not the application id of an Azure Bot (a GUID).");
        if (!Guid.TryParse(options.TenantId, out _)) faults.Add($"{Key}:TenantId", $"\"{options.TenantId}\" is not a tenant id (a GUID).");
        var metadata = ReadAddress($"{Key}:OpenIdMetadata", options.OpenIdMetadata ?? cloud.OpenIdMetadata, faults);
        faults.Require($"{Key}:ServiceUrl", options.ServiceUrl ?? cloud.ServiceUrl, $"is missing: for the cloud {cloud.Name} Microsoft names no address of Teams that holds for all tenants.");
        var service = (options.ServiceUrl ?? cloud.ServiceUrl) is { Length: > 0 } url ? ReadAddress($"{Key}:ServiceUrl", url, faults) : null;
        foreach (var (name, value) in new[] { ("OpenIdMetadata", options.OpenIdMetadata), ("ServiceUrl", options.ServiceUrl), ("Issuer", options.Issuer), ("Scope", options.Scope) })
        {
            if (value is not null) cloud.Check($"{Key}:{name}", value, faults);
        }

        var language = Language.Find(options.Language);
        if (language is null) faults.Add($"{Key}:Language", $"\"{options.Language}\" must be {string.Join(" or ", Language.All.Select(one => one.Code))}.");
        if (faults.All.Count > before) return null;

        return new BotIdentity(options.AppId.ToLowerInvariant(), options.TenantId, metadata!, options.Issuer ?? cloud.Issuer, options.Scope ?? cloud.Scope, service!)
        {
            Language = language!,
            Cloud = cloud,
        };
    }

    /// <summary>An address that secrets travel to: https, or http on loopback.</summary>
    public static Uri? ReadAddress(string key, string text, Faults faults)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || IsLoopback(address))) return address;

        faults.Add(key, $"\"{text}\" must be an https address (http only on loopback).");
        return null;
    }

    /// <summary>A path such as "/tmp" is an address of a file, and loopback too: that is not meant.</summary>
    public static bool IsLoopback(Uri address) => address.IsLoopback && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    public static BotCredential? ReadCredential(BotOptions options, Microsoft365Options microsoft365, Cloud cloud, Faults faults)
    {
        switch (options.Credential.ToUpperInvariant())
        {
            case "SECRET":
                faults.Require($"{Key}:ClientSecret", options.ClientSecret, "is missing; set it in the environment as Bot__ClientSecret.");
                return Usable(options, options.ClientSecret) ? new(new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret, new ClientSecretCredentialOptions { AuthorityHost = cloud.Authority }), ReadSecretExpiry(options, faults)) : null;
            case "CERTIFICATE":
                return ReadCertificate(options, cloud, faults);
            case "MANAGEDIDENTITY":
                return new(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityId ?? options.AppId)), CredentialExpiry.Never);
            case "FEDERATED":
                faults.Require($"{Key}:ManagedIdentityId", options.ManagedIdentityId, "is missing; it is the client id of the identity that vouches for the app.");
                return Usable(options, options.ManagedIdentityId) ? new(Federated(options, cloud), CredentialExpiry.Never) : null;
            case "LOOPBACK":
                return ReadLoopback(options, microsoft365, faults) is { } loopback ? new(loopback, ReadSecretExpiry(options, faults)) : null;
            default:
                faults.Add($"{Key}:Credential", $"\"{options.Credential}\" must be Secret, Certificate, ManagedIdentity, Federated or Loopback.");
                return null;
        }
    }

    private static CredentialExpiry ReadSecretExpiry(BotOptions options, Faults faults) => new(
        "secret",
        string.IsNullOrWhiteSpace(options.SecretExpires) ? null : faults.Read<Instant?>($"{Key}:SecretExpires", () => SettingText.Date(options.SecretExpires).AtMidnight().InUtc().ToInstant()));

    private static bool Usable(BotOptions options, string? value) =>
        !string.IsNullOrWhiteSpace(value) && Guid.TryParse(options.AppId, out _) && Guid.TryParse(options.TenantId, out _);

    private static BotCredential? ReadCertificate(BotOptions options, Cloud cloud, Faults faults)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath ?? "", options.CertificatePassword);
            var expiry = new CredentialExpiry(CredentialExpiry.Certificate, Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime()));
            return Usable(options, options.CertificatePath) ? new(new ClientCertificateCredential(options.TenantId, options.AppId, certificate, new ClientCertificateCredentialOptions { AuthorityHost = cloud.Authority }), expiry) : null;
        }
        catch (Exception error) when (error is CryptographicException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            faults.Add($"{Key}:CertificatePath", $"\"{options.CertificatePath}\" cannot be read: {error.Message}");
            return null;
        }
    }

    private static ClientAssertionCredential Federated(BotOptions options, Cloud cloud)
    {
        var identity = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityId));
        return new ClientAssertionCredential(
            options.TenantId,
            options.AppId,
            async cancellation => (await identity.GetTokenAsync(new TokenRequestContext([$"{cloud.TokenExchange}/.default"]), cancellation)).Token,
            new ClientAssertionCredentialOptions { AuthorityHost = cloud.Authority });
    }

    private static LoopbackCredential? ReadLoopback(BotOptions options, Microsoft365Options microsoft365, Faults faults)
    {
        if (Uri.TryCreate(microsoft365.Loopback, UriKind.Absolute, out var address) && IsLoopback(address))
            return new LoopbackCredential(new Uri(address, $"login/{options.TenantId}/oauth2/v2.0/token"), options.AppId);

        faults.Add($"{Key}:Credential", $"Loopback works only with {Microsoft365Options.Section}:Loopback set to a sandbox on this machine.");
        return null;
    }
}
