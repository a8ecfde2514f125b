namespace ChatSla.Graph;

/// <summary>Why Graph did not do what was asked, in words, and what to do about it. Codes and their meaning: graph.md, section 6.</summary>
/// <param name="What">As "access denied".</param>
/// <param name="Do">Who does what, with the command where there is one.</param>
public sealed record MailboxTrouble(string What, string Do)
{
    public static MailboxTrouble Of(MailboxException error, string address) => error switch
    {
        { Status: 401 } => OfToken(error.Code),
        _ when error.Is("ErrorQuotaExceeded") => new("the mailbox is full", $"Empty folders of {address} or raise its quota; a full mailbox refuses reads as well."),
        _ when error.Is("ErrorSendAsDenied") => new("sending is not allowed", Grant(address, "Mail.Send")),
        { Status: 403 } => new("access denied", Grant(address, "Mail.Read")),
        _ when error.Is("MailboxNotEnabledForRESTAPI") || error.Is("ResourceNotFound") => new(
            "there is no such mailbox in Exchange Online", $"Check that {address} exists, is not soft-deleted and is not on premises: Get-Mailbox {address}"),
        _ when error.Is("ErrorInvalidUser") || error.Is("Request_ResourceNotFound") => new("nobody has that address", $"Correct the address {address} in the section Mailboxes, or create the mailbox."),
        { Status: 404 } => new($"not found ({error.Code})", "Check that the folder is named as in Outlook, in the section Mailboxes."),
        { IsThrottled: true } => new("Microsoft Graph asks to wait", "Nothing to do: it goes on by itself. If it stays, look for another program that uses the same app registration."),
        { Status: null } => new($"Microsoft Graph does not answer ({error.Code ?? "no reason given"})", "Check this machine's network, DNS and proxy; https://status.cloud.microsoft shows outages."),
        { Status: >= 500 } => new($"Microsoft Graph has a fault ({error.Status})", "Nothing to do: it goes on by itself. https://status.cloud.microsoft shows outages."),
        _ => new($"Microsoft Graph refuses it ({error.Status} {error.Code})".Replace(" )", ")", StringComparison.Ordinal), "Look the code up in the log, with its request id."),
    };

    /// <summary>Entra's own code stands in its answers: AADSTS7000222 is an expired secret, 7000215 a wrong one, 700027 a wrong certificate.</summary>
    private static MailboxTrouble OfToken(string? code) => code is null ? new("the token is refused", "Check Bot:TenantId and Bot:AppId.") : code switch
    {
        "AADSTS7000222" => new("the app's secret has expired", "Make a new one in the Entra admin centre (App registrations > Certificates & secrets), set Bot__ClientSecret and restart."),
        "AADSTS7000215" => new("the app's secret is wrong", "Set Bot__ClientSecret to the secret's value, not its id, and restart."),
        "AADSTS700027" => new("the app's certificate is not known to Entra, or has expired", "Upload it in the Entra admin centre (App registrations > Certificates & secrets)."),
        "AADSTS700016" => new("the app is not known in this tenant", "Check Bot:AppId and Bot:TenantId."),
        "AADSTS90002" => new("there is no such tenant", "Check Bot:TenantId."),
        "AADSTS7000112" => new("the app is switched off in this tenant", "Allow users to sign in: Entra admin centre > Enterprise applications > ChatSla > Properties."),
        _ => new($"no token is given ({code})", "Check the section Bot; the code is explained at https://login.microsoftonline.com/error."),
    };

    private static string Grant(string address, string right) =>
        $"In Exchange Online PowerShell: New-ManagementRoleAssignment -App OBJECT-ID -Role \"Application {right}\" -CustomResourceScope ChatSla; "
        + $"then Test-ServicePrincipalAuthorization -Identity ChatSla -Resource {address} must say InScope True (it takes up to 2 hours).";
}
