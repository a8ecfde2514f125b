using ChatSla.Graph;
using NodaTime;

namespace ChatSla.Check;

/// <summary>Whether Exchange leaves a copy in the mailbox of what staff send as it. Graph does not show the switch, only what came of it.</summary>
internal sealed class SentAsCheck(ITrialMails mails, string appId)
{
    private const int Days = 30;

    public async Task<Finding> RunAsync(string address, Instant now, CancellationToken cancellation)
    {
        try
        {
            var sent = await mails.ListSentAsync(address, now - Duration.FromDays(Days), cancellation);
            return sent.Any(mail => !mail.HasKey || (mail.Sender is { } sender && !sender.Equals(address, StringComparison.OrdinalIgnoreCase)))
                ? Finding.Ok("Sent Items keeps a copy of what staff send from Outlook")
                : Finding.Warning(
                    $"Sent Items has nothing that a person sent in the last {Days} days",
                    "ChatSla sees an answer from Outlook only if Exchange keeps a copy of it here. In Exchange Online PowerShell, look, and switch it on:",
                    Remedies.CopySentItems(address));
        }
        catch (MailboxException error)
        {
            return MailFindings.Of("it cannot be seen what staff send from Outlook", error, address, "Mail.Read", appId);
        }
    }
}
