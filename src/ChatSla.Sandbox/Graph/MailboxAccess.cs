using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>What the tenant's policies and the state of a mailbox refuse.</summary>
internal sealed class MailboxAccess(Faults faults)
{
    public const string Denied = "Access to OData is disabled.";

    public HttpProblem? Refusal(Mailbox mailbox, GraphCall call) => call switch
    {
        _ when faults.IsOn(Fault.MailboxNotEnabled, mailbox) => new HttpProblem(
            404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise."),
        _ when faults.IsOn(Fault.AccessDenied, mailbox) => new HttpProblem(403, "ErrorAccessDenied", Denied),
        _ when faults.IsOn(Fault.MailboxFull, mailbox) => new HttpProblem(
            403, "ErrorQuotaExceeded", "Mailbox has exceeded maximum mailbox size."),
        { IsSend: true } when faults.IsOn(Fault.SendDenied, mailbox) => new HttpProblem(
            403, "ErrorSendAsDenied",
            "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account."),
        { IsRead: false, IsSend: false } when faults.IsOn(Fault.WriteDenied, mailbox) => new HttpProblem(
            403, "ErrorAccessDenied", "Access is denied. Check credentials and try again."),
        _ => null,
    };

    /// <summary>The reason why nobody may subscribe, as Outlook gives it.</summary>
    public string? SubscribingRefusal(Mailbox mailbox) =>
        faults.IsOn(Fault.AccessDenied, mailbox) || faults.IsOn(Fault.SubscribeDenied, mailbox) ? Denied : null;

    public bool Hangs(Mailbox mailbox) => faults.IsOn(Fault.GraphHangs, mailbox);
}
