using System.Text.Json.Nodes;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>
/// A person answers in Outlook as the shared mailbox: an ordinary mail, its copy in the person's Sent Items and, unless that is set
/// otherwise, in the shared ones.
/// </summary>
internal sealed class OutlookReply(Tenant tenant, SandboxClock clock, MailTransport transport, Faults faults)
{
    public StoredMessage Send(JsonObject reply)
    {
        var address = reply.Text("mailbox") ?? Contoso.SupportAddress;
        var (mailbox, writer, draft) = Write(address, reply);
        transport.Submit(mailbox, draft, keepCopy: faults.IsOn(Fault.MessageCopyForSentAs), writer);
        return draft;
    }

    private (Mailbox Mailbox, Mailbox? Writer, StoredMessage Draft) Write(string address, JsonObject reply)
    {
        lock (tenant.Gate)
        {
            var mailbox = tenant.FindMailbox(address) ?? throw new HttpProblem(404, "NoMailbox", $"There is no mailbox {address}.");
            var id = reply.Text("inReplyTo") ?? "";
            var answered = mailbox.Find(id) ?? mailbox.FindByInternetMessageId(id)
                ?? throw new HttpProblem(404, "NoMessage", $"There is no message '{id}' in {address}.");

            var draft = ReplyDraft.To(answered, mailbox, toAll: false, clock.GetUtcNow());
            if (draft.AllRecipients.Count == 0) throw new HttpProblem(409, "NoRecipient", "The mail has no sender to answer.");
            var person = Contoso.FindPerson(reply.Text("as"));
            if (person is not null)
                draft.Properties["sender"] = new EmailAddress(person.Name, person.Email).ToRecipient();
            draft.Properties["body"] = MailProperties.Body("html", Words(reply) + draft.BodyContent);
            mailbox.Add(draft, mailbox.Drafts);
            return (mailbox, person is null ? null : tenant.FindMailbox(person.Email), draft);
        }
    }

    private static string Words(JsonObject reply) =>
        reply.Text("html") ?? $"<div>{System.Net.WebUtility.HtmlEncode(reply.Text("text") ?? "").ReplaceLineEndings("<br>\n")}</div>";
}
