using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Time;

namespace ChatSla.Sandbox.World;

/// <summary>Carries mail between the mailboxes of the sandbox; what it cannot deliver comes back as a non-delivery report.</summary>
internal sealed partial class MailTransport(
    Tenant tenant, SandboxClock clock, Faults faults, EventHub events, ILogger<MailTransport> logger)
{
    /// <summary>
    /// As Exchange sends: the draft stays in Drafts for a moment, goes through the Outbox while recipients get it, and ends in Sent Items.
    /// The moments are real time. Call without holding the gate.
    /// </summary>
    /// <param name="writer">Gets a copy in the own Sent Items, where a person wrote in the name of the mailbox.</param>
    public void Submit(Mailbox mailbox, StoredMessage draft, bool keepCopy, Mailbox? writer = null)
    {
        lock (tenant.Gate) draft.IsSubmitted = true;
        After(faults.Delay(Fault.SendDelayMs), () =>
        {
            if (!Transmit(mailbox, draft)) return;
            After(faults.Delay(Fault.SentItemsDelayMs), () => File(mailbox, draft, keepCopy, writer));
        });
    }

    /// <summary>Puts the mail into every recipient's Inbox. The caller holds the gate.</summary>
    public void Deliver(Mailbox sender, StoredMessage mail)
    {
        var now = clock.GetUtcNow();
        foreach (var recipient in mail.AllRecipients.DistinctBy(recipient => recipient.Address, StringComparer.OrdinalIgnoreCase))
        {
            if (tenant.FindMailbox(recipient.Address ?? "") is { } mailbox)
                mailbox.Receive(DeliveredCopy.For(mailbox, mail, now));
            else
                sender.Receive(NonDeliveryReport.For(sender, mail, recipient, now));
        }
    }

    private bool Transmit(Mailbox mailbox, StoredMessage draft)
    {
        lock (tenant.Gate)
        {
            if (draft.IsGone) return false;

            mailbox.Place(draft, mailbox.Outbox);
            draft.Properties["sentDateTime"] = clock.GetUtcNow().ToGraph();
            Deliver(mailbox, draft);
        }

        events.Publish(SandboxEvent.Mail);
        return true;
    }

    private void File(Mailbox mailbox, StoredMessage sent, bool keepCopy, Mailbox? writer)
    {
        lock (tenant.Gate)
        {
            sent.Properties["isDraft"] = false;
            sent.Properties["receivedDateTime"] = sent.Properties["sentDateTime"]?.DeepClone();
            sent.Properties["lastModifiedDateTime"] = clock.GetUtcNow().ToGraph();
            writer?.Add(sent.Copy(), writer.SentItems);
            if (keepCopy && faults.IsOn(Fault.IdChangesOnSend)) mailbox.RenewIds(sent);
            if (keepCopy) mailbox.Place(sent, mailbox.SentItems);
            else mailbox.Remove(sent);
        }

        events.Publish(SandboxEvent.Mail);
    }

    private void After(TimeSpan delay, Action step)
    {
        if (delay == TimeSpan.Zero) step();
        else _ = RunAsync(delay, step);
    }

    private async Task RunAsync(TimeSpan delay, Action step)
    {
        try
        {
            await Task.Delay(delay, TimeProvider.System);
            step();
        }
        catch (Exception error)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Error, "A mail could not be carried further.")]
    private partial void LogFailed(Exception error);
}
