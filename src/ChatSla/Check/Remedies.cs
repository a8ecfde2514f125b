namespace ChatSla.Check;

/// <summary>Commands an administrator copies. A long one goes on after PowerShell's backtick, so that it fits 80 columns.</summary>
internal static class Remedies
{
    public const string InExchange = "In Exchange Online PowerShell (OBJECT-ID is what the first line prints; a grant takes up to 2 hours to work):";

    /// <param name="right">As "Mail.Read".</param>
    public static IReadOnlyList<string> Grant(string right, string appId, string address) =>
    [
        $"az ad sp show --id {appId} --query id",
        "New-ManagementRoleAssignment -App OBJECT-ID `",
        $"  -Role \"Application {right}\" -CustomResourceScope ChatSla",
        .. Test(address),
    ];

    public static IReadOnlyList<string> Test(string address) => ["Test-ServicePrincipalAuthorization -Identity ChatSla `", $"  -Resource {address}"];

    public static IReadOnlyList<string> CopySentItems(string address) =>
    [
        $"Get-Mailbox {address} | Format-List MessageCopy*",
        $"Set-Mailbox {address} `",
        "  -MessageCopyForSentAsEnabled $true -MessageCopyForSendOnBehalfEnabled $true",
    ];

    public static IReadOnlyList<string> NewSecret(string appId) => [$"az ad app credential reset --append --id {appId}"];

    public static IReadOnlyList<string> ShowSecrets(string appId) => [$"az ad app credential list --id {appId}"];

    public static IReadOnlyList<string> AddToTeam(string? groupId, string person) => [$"Add-TeamUser -GroupId {groupId ?? "GROUP-ID"} `", $"  -User {person}"];
}
