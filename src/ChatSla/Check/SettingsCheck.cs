using System.Text.RegularExpressions;
using ChatSla.Configuration;
using ChatSla.Graph;

namespace ChatSla.Check;

/// <summary>The faults of the configuration as the bot's start lists them, and channels of another tenant.</summary>
internal static partial class SettingsCheck
{
    public static async IAsyncEnumerable<Finding> RunAsync(PartialSettings settings, MailboxesOptions mailboxesAsWritten)
    {
        await Task.CompletedTask;
        foreach (var finding in Strangers(mailboxesAsWritten, settings.Bot?.TenantId)) yield return finding;
        foreach (var fault in settings.Faults) yield return Finding.Wrong(fault, RemedyOf(fault));
        if (settings.Faults.Count > 0) yield break;

        var (mailboxes, agreements) = (settings.Agreed.Mailboxes.All.Count, settings.Agreed.Agreements);
        yield return Finding.Ok($"all settings can be read: {Count(mailboxes, "mailbox", "mailboxes")}, {Count(agreements.Policies.Count, "promise", "promises")}, {Count(agreements.Calendars.Count, "calendar", "calendars")}");
    }

    /// <summary>The link that Teams copies names the channel's tenant.</summary>
    private static IEnumerable<Finding> Strangers(MailboxesOptions mailboxes, string? tenant)
    {
        foreach (var (at, mailbox) in mailboxes.Index())
        {
            foreach (var (name, link) in new[] { ("Channel", mailbox.Channel), ("ManagersChannel", mailbox.ManagersChannel) })
            {
                if (tenant is not null && Tenant().Match(link ?? "") is { Success: true } other && !other.Groups[1].Value.Equals(tenant, StringComparison.OrdinalIgnoreCase))
                    yield return Finding.Wrong($"{MailboxesOptions.Section}:{at}:{name}: the link leads to the tenant {other.Groups[1].Value}, which is not Bot:TenantId", "Choose a channel of the bot's tenant, or correct Bot:TenantId.");
            }
        }
    }

    /// <summary>A fault begins with its key; some say themselves what to do.</summary>
    private static string? RemedyOf(string fault) =>
        fault.Contains("in the environment", StringComparison.Ordinal) || fault.Contains("is not a setting", StringComparison.Ordinal)
            ? null
            : $"Set it in appsettings.json, or in the environment as {fault.Split(": ", 2)[0].Replace(":", "__", StringComparison.Ordinal)}.";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    [GeneratedRegex("[?&]tenantId=([0-9a-fA-F-]{36})")]
    private static partial Regex Tenant();
}
