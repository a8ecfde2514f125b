using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>Accepts mail for sending, and shows the ways in which the answer to that can get lost.</summary>
internal sealed class SendDesk(MailTransport transport, Faults faults, GraphLimits limits, EventHub events)
{
    public IResult Send(GraphRequest request, Func<Mailbox, StoredMessage> find, bool keepCopy = true)
    {
        if (faults.TakeOne(Fault.SendThrottle)) throw limits.Throttled(request.Response);

        var (mailbox, draft) = request.Locked(mailbox =>
        {
            var draft = find(mailbox);
            CheckRecipients(draft);
            return (mailbox, draft);
        });

        if (!faults.TakeOne(Fault.SendLost)) transport.Submit(mailbox, draft, keepCopy);
        events.Publish(SandboxEvent.Mail);

        if (faults.TakeOne(Fault.SendAcceptedThen504) || faults.Happens(Fault.SendAcceptedThen504Percent, mailbox.Address))
            throw GraphLimits.TimedOut();
        if (faults.TakeOne(Fault.SendAcceptedThenReset) || faults.Happens(Fault.SendAcceptedThenResetPercent, mailbox.Address))
            request.Http.HttpContext.Abort();
        return Results.Accepted();
    }

    private static void CheckRecipients(StoredMessage draft)
    {
        if (draft.AllRecipients.Count == 0 || draft.AllRecipients.Any(recipient => !recipient.IsDeliverable))
            throw new HttpProblem(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
    }
}
