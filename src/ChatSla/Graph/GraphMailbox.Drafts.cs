using ChatSla.Core.Mail;
using Microsoft.Graph.Models;

namespace ChatSla.Graph;

/// <summary>Writing mail as drafts.</summary>
public sealed partial class GraphMailbox
{
    public async Task<MailDraft> CreateReplyAsync(string address, string graphId, CancellationToken cancellation) => ToDraft(await Asked(
        "createReply", () => graph.Users[address].Messages[graphId].CreateReply.PostAsync(new(), request => Prefer(request.Headers, ImmutableIds), cancellation)));

    public async Task<MailDraft> CreateReplyAllAsync(string address, string graphId, CancellationToken cancellation) => ToDraft(await Asked(
        "createReplyAll", () => graph.Users[address].Messages[graphId].CreateReplyAll.PostAsync(new(), request => Prefer(request.Headers, ImmutableIds), cancellation)));

    public async Task<MailDraft> CreateForwardAsync(string address, string graphId, CancellationToken cancellation) => ToDraft(await Asked(
        "createForward", () => graph.Users[address].Messages[graphId].CreateForward.PostAsync(new(), request => Prefer(request.Headers, ImmutableIds), cancellation)));

    public async Task<MailDraft> CreateDraftAsync(string address, string subject, MailAddress? to, string html, CancellationToken cancellation) => ToDraft(await Asked(
        "create draft",
        () => graph.Users[address].Messages.PostAsync(
            new Message { Subject = subject, ToRecipients = to is null ? [] : ToRecipients([to]), Body = new ItemBody { ContentType = BodyType.Html, Content = html } },
            request => Prefer(request.Headers, ImmutableIds),
            cancellation)));

    public async Task<string?> FindByMessageIdAsync(string address, string messageId, CancellationToken cancellation)
    {
        var found = await Asked("find by Message-ID", () => graph.Users[address].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"internetMessageId eq '{messageId.Replace("'", "''", StringComparison.Ordinal)}'";
                request.QueryParameters.Select = ["id"];
                Prefer(request.Headers, ImmutableIds);
            },
            cancellation));
        return found?.Value is [{ Id: { } id }, ..] ? id : null;
    }

    public Task WriteDraftAsync(string address, string draftId, DraftContent content, string sendKey, CancellationToken cancellation) =>
        Asked("write draft", () => graph.Users[address].Messages[draftId].PatchAsync(ToMessage(content, sendKey), request => Prefer(request.Headers, ImmutableIds), cancellation));

    public async Task RemoveDraftsAsync(string address, string sendKey, CancellationToken cancellation, string? except = null)
    {
        var left = await Asked("find drafts", () => graph.Users[address].MailFolders["drafts"].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = WithKey(sendKey);
                request.QueryParameters.Select = ["id"];
                Prefer(request.Headers, ImmutableIds);
            },
            cancellation));
        foreach (var id in (left?.Value ?? []).Select(draft => draft.Id).OfType<string>().Where(id => id != except))
        {
            await Asked("remove draft", async () =>
            {
                await graph.Users[address].Messages[id].DeleteAsync(request => Prefer(request.Headers, ImmutableIds), cancellation);
                return true;
            });
        }
    }

    private static Message ToMessage(DraftContent content, string sendKey)
    {
        var message = new Message
        {
            Body = new ItemBody { ContentType = BodyType.Html, Content = content.Html },
            SingleValueExtendedProperties = [new() { Id = MailReading.SendKeyId, Value = sendKey }],
            InternetMessageHeaders = [new() { Name = MailReading.SendKeyHeader, Value = sendKey }],
        };
        if (content.WantsNoAutomaticReply) message.InternetMessageHeaders.Add(new() { Name = "X-Auto-Response-Suppress", Value = "OOF, AutoReply" });
        if (content.Subject is { } subject) message.Subject = subject;
        if (content.To is { } to) message.ToRecipients = ToRecipients(to);
        if (content.Cc is { } cc) message.CcRecipients = ToRecipients(cc);
        if (content.ReplyTo is { } replyTo) message.ReplyTo = ToRecipients(replyTo);
        return message;
    }

    private static MailDraft ToDraft(Message? draft) => new(
        draft!.Id!, draft.InternetMessageId, draft.Body?.Content ?? "", MailReading.ToAddresses(draft.ToRecipients), MailReading.ToAddresses(draft.CcRecipients));

    private static List<Recipient> ToRecipients(IEnumerable<MailAddress> addresses) =>
        [.. addresses.Select(one => new Recipient { EmailAddress = new EmailAddress { Address = one.Address, Name = one.Name } })];
}
