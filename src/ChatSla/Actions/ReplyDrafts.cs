using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Actions;

/// <summary>Makes the draft of a mail of ours: addressed, with text and quote, marked with its key.</summary>
public sealed class ReplyDrafts(IMailbox graph, WatchedMailboxes mailboxes)
{
    public async Task<MailDraft> WriteAsync(ReplyRow reply, MailRow mail, CancellationToken cancellation)
    {
        // A draft that an earlier try wrote and did not note: nobody shall find it in Outlook and send it as well.
        await graph.RemoveDraftsAsync(mail.Mailbox, reply.SendKey, cancellation);
        var draft = await BeginAsync(reply, mail, cancellation);
        await graph.WriteDraftAsync(mail.Mailbox, draft.Id, ContentOf(reply, mail, draft), reply.SendKey, cancellation);
        return draft;
    }

    /// <summary>A mail that is not where it was is looked for by its Message-ID; one that is gone is answered by a new mail.</summary>
    private async Task<MailDraft> BeginAsync(ReplyRow reply, MailRow mail, CancellationToken cancellation)
    {
        if (await CreateAsync(reply, mail.Mailbox, mail.GraphId, cancellation) is { } draft) return draft;

        var moved = mail.MessageId is { } messageId ? await graph.FindByMessageIdAsync(mail.Mailbox, messageId, cancellation) : null;
        return (moved is null ? null : await CreateAsync(reply, mail.Mailbox, moved, cancellation)) ?? await CreateAnewAsync(reply, mail, cancellation);
    }

    /// <returns>Null where there is no such mail.</returns>
    private async Task<MailDraft?> CreateAsync(ReplyRow reply, string address, string graphId, CancellationToken cancellation)
    {
        try
        {
            return await (reply switch
            {
                { Kind: ReplyKind.Forward } => graph.CreateForwardAsync(address, graphId, cancellation),
                { ToAll: true } => graph.CreateReplyAllAsync(address, graphId, cancellation),
                _ => graph.CreateReplyAsync(address, graphId, cancellation),
            });
        }
        catch (MailboxException gone) when (gone.IsMissing)
        {
            return null;
        }
    }

    private Task<MailDraft> CreateAnewAsync(ReplyRow reply, MailRow mail, CancellationToken cancellation)
    {
        var quote = ReplyHtml.Quote(mail.Customer, DueText.Dated(mail.ReceivedAt, mailboxes[mail.Mailbox].Zone), mail.Subject, mail.FullText);
        return reply.Kind is ReplyKind.Forward
            ? graph.CreateDraftAsync(mail.Mailbox, $"FW: {mail.Subject}", to: null, quote, cancellation)
            : graph.CreateDraftAsync(mail.Mailbox, ReplySubject(mail.Subject), new MailAddress(mail.ReplyAddress!, null), quote, cancellation);
    }

    private DraftContent ContentOf(ReplyRow reply, MailRow mail, MailDraft draft)
    {
        var content = new DraftContent(ReplyHtml.Above(draft.Html, reply.Body))
        {
            Subject = reply.Subject,
            WantsNoAutomaticReply = reply.Kind is ReplyKind.Acknowledgement,
        };
        return reply switch
        {
            { Kind: ReplyKind.Forward } => content with { To = [new MailAddress(reply.ToAddress!, null)], ReplyTo = CustomerOf(mail) },
            { ToAll: true } => content with { To = Others(draft.To) is { Count: > 0 } to ? to : [new MailAddress(mail.ReplyAddress!, mail.FromName)], Cc = Others(draft.Cc) },
            _ => content,
        };
    }

    /// <summary>Our own mailboxes are not written to: what they are sent comes back as new mail.</summary>
    private List<MailAddress> Others(IEnumerable<MailAddress> addresses) => [.. addresses.Where(one => mailboxes.Find(one.Address) is null)];

    private static IReadOnlyList<MailAddress>? CustomerOf(MailRow mail) => mail.ReplyAddress is { } address ? [new MailAddress(address, mail.FromName)] : null;

    public static string ReplySubject(string subject) => subject.StartsWith("RE:", StringComparison.OrdinalIgnoreCase) ? subject : $"RE: {subject}".TrimEnd();
}
