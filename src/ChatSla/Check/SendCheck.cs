using ChatSla.Graph;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Check;

/// <summary>The right to send, where it was asked for: one mail from the mailbox to itself, waited for at both ends and removed there.</summary>
public sealed class SendCheck(IMailbox graph, ITrialMails mails, string appId, TimeProvider machine)
{
    private const string Subject = "ChatSla set-up check: this mail is deleted at once";
    private const string Text = "chatsla check sent this mail from the mailbox to itself to see whether it may. If you can read this, delete it.";

    private static readonly Duration Patience = Duration.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public static Finding WithoutSending => Finding.NotTried("sending: it cannot be proven without sending; --send sends one mail from the mailbox to itself and removes it");

    public async Task<Finding> RunAsync(string address, CancellationToken cancellation)
    {
        var key = $"check-{Guid.NewGuid():N}";
        TrialMail? mail = null;
        try
        {
            mail = await mails.CreateAsync(address, Subject, Text, key, cancellation);
            var found = await SendAsync(address, mail, key, cancellation);
            return await RemoveAsync(address, key, mail) ?? found;
        }
        catch (MailboxException error)
        {
            return await RemoveAsync(address, key, mail) ?? MailFindings.Of("mail cannot be sent", error, address, "Mail.Send", appId);
        }
        catch (OperationCanceledException)
        {
            await RemoveAsync(address, key, mail);
            throw;
        }
    }

    private async Task<Finding> SendAsync(string address, TrialMail mail, string key, CancellationToken cancellation)
    {
        try
        {
            await graph.SendAsync(address, mail.Id, cancellation);
        }
        catch (MailboxException error) when (!error.Refused)
        {
            // It may be on its way all the same.
        }

        SentMail? sent = null;
        for (var until = machine.Now + Patience; machine.Now < until; await Task.Delay(Step, machine, cancellation))
        {
            sent ??= await graph.FindSentAsync(address, key, cancellation);
            if (sent is null) continue;

            var copies = await mails.ListAsync(address, sent.MessageId ?? mail.MessageId ?? "", cancellation);
            if (copies.Any(copy => !copy.IsDraft && copy.Id != sent.GraphId)) return Finding.Ok("a mail from the mailbox to itself was sent, is in Sent Items and has arrived; both copies are removed");
        }

        return sent is null
            ? Finding.Warning("a mail was accepted for sending and is not in Sent Items after a minute", $"Look in Drafts and the Outbox of {address}, and trace it:", $"Get-MessageTraceV2 -SenderAddress {address}")
            : Finding.Warning("a mail was sent and has not arrived after a minute", "Mail flow rules may hold it back; if it comes, delete it. Trace it:", $"Get-MessageTraceV2 -SenderAddress {address}");
    }

    private async Task<Finding?> RemoveAsync(string address, string key, TrialMail? mail)
    {
        try
        {
            await mails.RemoveAsync(address, key, mail?.MessageId, CancellationToken.None);
            return null;
        }
        catch (MailboxException error) when (mail is not null)
        {
            return Finding.Wrong($"a mail may be left behind: {MailboxTrouble.Of(error, address).What}", $"Delete \"{Subject}\" from {address} by hand (Drafts, Sent Items, Inbox, Deleted Items), and check again.");
        }
        catch (MailboxException)
        {
            return null;
        }
    }
}
