using ChatSla.Graph;

namespace ChatSla.Check;

/// <summary>What is said of a request that Graph did not do.</summary>
internal static class MailFindings
{
    /// <summary>Whether a role is missing, so that what needs another role may still work.</summary>
    public static bool IsDenied(MailboxException error) => error.Status is 403 && !error.Is("ErrorQuotaExceeded");

    /// <param name="what">As "the inbox cannot be read".</param>
    /// <param name="right">The role it needs, as "Mail.Read".</param>
    public static Finding Of(string what, MailboxException error, string address, string right, string appId)
    {
        var trouble = MailboxTrouble.Of(error, address);
        if (IsDenied(error)) return Finding.Wrong($"{what}: {trouble.What}", Remedies.InExchange, Remedies.Grant(right, appId, address));
        if (error.IsThrottled) return Finding.Warning($"{what}: {trouble.What}", "Check again in a minute.");
        return error.Is("ErrorQuotaExceeded")
            ? Finding.Wrong($"{what}: {trouble.What}", trouble.Do, $"Get-MailboxStatistics {address} | Format-List *Size*", $"Get-Mailbox {address} | Format-List *Quota*")
            : Finding.Wrong($"{what}: {trouble.What}", trouble.Do);
    }
}
