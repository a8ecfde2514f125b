using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;
using Microsoft.IdentityModel.JsonWebTokens;
using NodaTime;

namespace ChatSla.Check;

/// <summary>Whether the app is given tokens, what they allow, and until when.</summary>
public sealed class CredentialCheck(PartialSettings settings, TimeProvider clock)
{
    private static readonly Duration Soon = Duration.FromDays(30);

    public bool HasGraph { get; private set; }

    public bool HasConnector { get; private set; }

    public async IAsyncEnumerable<Finding> RunAsync()
    {
        if (settings is not { Credential: { } credential, Bot: { } bot })
        {
            yield return Finding.NotTried("the credential, until the section Bot is right");
            yield break;
        }

        if (settings.Graph is { } graph)
        {
            var (token, finding) = await AskAsync("Microsoft Graph", new GraphTokens(credential.Token, graph.Address, graph.Scope), graph.Address, bot);
            HasGraph = token is not null;
            yield return finding;
            if (token is not null) yield return OfRoles(RolesIn(token));
        }

        var (connector, found) = await AskAsync("Teams", new GraphTokens(credential.Token, bot.ServiceUrl, bot.Scope), bot.ServiceUrl, bot);
        HasConnector = connector is not null;
        yield return found;
        yield return OfExpiry(credential.Expiry, clock.Now, bot.AppId);
    }

    /// <param name="roles">Of the token; null where it is not one that can be read.</param>
    public static Finding OfRoles(IReadOnlyList<string>? roles)
    {
        if (roles is null) return Finding.NotTried("what is consented for the whole tenant: the token cannot be read");

        var wide = roles.Where(role => role.StartsWith("Mail.", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return wide.Count == 0
            ? Finding.Ok("no right to mail is consented for the whole tenant")
            : Finding.Warning(
                $"consented for the whole tenant, so that every mailbox can be reached: {string.Join(", ", wide)}",
                "The limit to some mailboxes (RBAC for Applications) is void beside it. Take the consent back: Entra admin center > Enterprise applications > ChatSla > Permissions > the three dots of each > Revoke permission.");
    }

    public static Finding OfExpiry(CredentialExpiry expiry, Instant now, string appId) => expiry switch
    {
        { EndsAt: null, What: "secret" } => Finding.Warning(
            "nobody has said when the secret ends, so managers are not warned", "Set Bot:SecretExpires to the endDateTime that this prints:", Remedies.ShowSecrets(appId)),
        { EndsAt: null } => Finding.Ok("the credential does not end"),
        { EndsAt: { } end } when end <= now => Finding.Wrong($"the {expiry.What} ended on {On(end)}", NewOne(expiry), Renewal(expiry, appId)),
        { EndsAt: { } end } when end - now < Soon => Finding.Warning($"the {expiry.What} ends on {On(end)}", NewOne(expiry), Renewal(expiry, appId)),
        { EndsAt: { } end } => Finding.Ok($"the {expiry.What} ends on {On(end)}"),
    };

    /// <returns>Null where the token is none that we can look into.</returns>
    private static IReadOnlyList<string>? RolesIn(string token)
    {
        var handler = new JsonWebTokenHandler();
        return handler.CanReadToken(token) ? [.. handler.ReadJsonWebToken(token).Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value)] : null;
    }

    private static async Task<(string? Token, Finding Finding)> AskAsync(string what, GraphTokens tokens, Uri address, BotIdentity bot)
    {
        try
        {
            return (await tokens.GetAuthorizationTokenAsync(address), Finding.Ok($"Entra gives a token for {what}"));
        }
        catch (MailboxException refused)
        {
            var trouble = MailboxTrouble.Of(refused, "");
            return (null, Finding.Wrong($"no token for {what}: {trouble.What}", trouble.Do, CommandsFor(refused.Code, bot.AppId)));
        }
        catch (HttpRequestException silent)
        {
            return (null, Finding.Wrong($"no token for {what}: Entra does not answer ({silent.HttpRequestError})", $"Check this machine's network, DNS and proxy: it needs https to {bot.Cloud.LoginHost}."));
        }
    }

    private static IReadOnlyList<string> CommandsFor(string? code, string appId) => code switch
    {
        "AADSTS7000222" or "AADSTS7000215" => Remedies.NewSecret(appId),
        "AADSTS700027" => [$"az ad app credential list --cert --id {appId}"],
        "AADSTS700016" => [$"az ad app show --query displayName --id {appId}"],
        "AADSTS90002" => ["az account show --query tenantId"],
        _ => [],
    };

    private static string NewOne(CredentialExpiry expiry) => expiry.What == "secret"
        ? "Make a new one, set it as Bot__ClientSecret and its end as Bot:SecretExpires, and restart the bot:"
        : "Make a new one, upload it (Entra admin center > App registrations > Certificates & secrets), set Bot:CertificatePath and restart the bot.";

    private static IReadOnlyList<string> Renewal(CredentialExpiry expiry, string appId) => expiry.What == "secret" ? Remedies.NewSecret(appId) : [];

    private static string On(Instant at) => NodaTime.Text.InstantPattern.CreateWithInvariantCulture("d MMM yyyy").Format(at);
}
