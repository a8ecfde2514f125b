using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>What becomes of one mail of the inbox: it opens a query, joins one, or stands on the list of ignored mail with its reason.</summary>
public sealed partial class InboxMail(QueryJournal journal, WatchedMailboxes mailboxes, AdmitMail admit, TimeProvider clock, ILogger<InboxMail> logger)
{
    /// <summary>Junk Email holds customers' mails too: one that belongs to a query, or comes from a customer we know, is let in.</summary>
    public async Task TakeAsync(DbSession session, IncomingMail mail)
    {
        var handedOn = await HandedOn.FindAsync(session, mail, mailboxes);
        mail = handedOn?.Unwrap(mail) ?? mail;
        var row = ToRow(mail, clock.Now);
        row = handedOn?.Describe(row) ?? row;
        if (await FindJunkAsync(session, row) is { } junk)
        {
            if (mail.Folder is MailFolders.Junk or MailFolders.Deleted) return;
            row = row with { Id = junk.Id };
        }
        else if (await FindCopyAsync(session, row) is { } known)
        {
            await IgnoreAsync(session, row, MailOutcome.Copy, $"same Message-ID as mail {known.Id}", known.QueryId);
            return;
        }

        var verdict = MailTriage.Sort(mail, mailboxes.Addresses);
        if (verdict.Kind != MailKind.Question) await TakeAutomaticAsync(session, mail, row, verdict);
        else if (mail.Folder is MailFolders.Junk && !await IsKnownAsync(session, row)) await IgnoreAsync(session, row, MailOutcome.Ignored, $"{MailKind.Junk}: in Junk Email", null);
        else await admit.RunAsync(session, row);
    }

    /// <summary>A mail that Graph names and will not give: a person must look at it, so it opens a query.</summary>
    public async Task TakeUnreadableAsync(DbSession session, string mailbox, ChangedMail mail, string because)
    {
        var now = clock.Now;
        var row = new MailRow
        {
            Id = Guid.CreateVersion7().ToString(),
            Mailbox = mailbox,
            GraphId = mail.GraphId,
            Because = because,
            Subject = "A mail that could not be read",
            NewText = "Microsoft Graph names this mail but does not give it. Look for it in the mailbox in Outlook.",
            ReceivedAt = Instant.Min(mail.ReceivedAt ?? now, now),
            SeenAt = now,
        };
        await admit.OpenUnreadableAsync(session, await FindJunkAsync(session, row) is { } junk ? row with { Id = junk.Id } : row);
    }

    /// <summary>The same mail, where it stands aside as junk: somebody may have moved it since, and Graph may have given it another id.</summary>
    private static async Task<MailRow?> FindJunkAsync(DbSession session, MailRow row) =>
        (await session.ListJunkAsync(row)).FirstOrDefault(junk => junk.GraphId == row.GraphId || ShareQuery.IsSame(row, junk));

    /// <summary>The mail that this one is a second copy of in the same mailbox.</summary>
    private static async Task<MailRow?> FindCopyAsync(DbSession session, MailRow row) =>
        row.MessageId is { } messageId && await session.FindByMessageIdAsync(row.Mailbox, messageId) is { } known && ShareQuery.IsSame(row, known) ? known : null;

    /// <summary>Whether it belongs to a query, or its sender has one.</summary>
    private async Task<bool> IsKnownAsync(DbSession session, MailRow row) =>
        await MailThreading.FindQueryAsync(session, row, mailboxes.Addresses) is not null
        || await session.FindAsync<int?>("SELECT 1 FROM queries WHERE customer = @CustomerKey", row) is not null;

    /// <summary>An automatic mail opens nothing; one that belongs to a query is a line in its story.</summary>
    private async Task TakeAutomaticAsync(DbSession session, IncomingMail mail, MailRow row, MailVerdict verdict)
    {
        var report = verdict.Kind is MailKind.Bounce ? BounceReport.Of(mail, mailboxes.Addresses) : null;
        if (report is not null) row = row with { AnsweredIds = string.Join(' ', report.MailIds) };

        var queryId = report?.SendKey is { } key ? await session.FindAsync<Guid?>("SELECT query_id FROM replies WHERE send_key = @key", new { key }) : null;
        queryId ??= await MailThreading.FindQueryAsync(session, row, mailboxes.Addresses);
        if (queryId is { } id && verdict.Kind is not MailKind.Ours) row = await NoteAsync(session, row, await QueryJournal.FindLiveAsync(session, id), verdict.Kind, report);

        await IgnoreAsync(session, row, MailOutcome.Ignored, $"{verdict.Kind}: {verdict.Because}", queryId);
    }

    private async Task<MailRow> NoteAsync(DbSession session, MailRow row, Query query, MailKind kind, BounceReport? report)
    {
        var now = clock.Now;
        var answerId = report is null ? null : report.SendKey ?? await MailThreading.FindAnswerAsync(session, row);
        query.NoteAutomatic(row.Id, kind, row.ReceivedAt, answerId, report is { IsDelay: true });
        if (query.Unsaved.Count > 0 && report is not null) await session.PutBouncedAsync(query, row.Id, now);
        await session.PutCardAsync(query, now);
        await journal.SaveAsync(session, query);

        if (report is null) return row;
        var customer = await session.FindAsync<string>("SELECT customer FROM queries WHERE id = @Id", new { query.Id });
        return row with { About = report.Recipients is not [var first, ..] || (customer is not null && report.Recipients.Contains(customer)) ? customer : first };
    }

    private async Task IgnoreAsync(DbSession session, MailRow row, MailOutcome outcome, string because, Guid? queryId)
    {
        await session.AddMailAsync(row with { Outcome = outcome.ToString(), QueryId = queryId, Because = because });
        LogIgnored(row.Id, because);
    }

    /// <summary>The received time starts every clock; one in the future cannot be right, so such a mail counts from when it was seen.</summary>
    private MailRow ToRow(IncomingMail mail, Instant now)
    {
        var from = mail.From ?? mail.Sender;
        return new MailRow
        {
            Id = Guid.CreateVersion7().ToString(),
            Mailbox = mail.Mailbox,
            GraphId = mail.GraphId,
            MessageId = mail.InternetMessageId,
            ConversationId = mail.ConversationId,
            FromAddress = from?.Address,
            FromName = from?.Name,
            ReplyAddress = mail.ReplyTo is [var first, ..] ? first.Address : from?.Address,
            AnsweredIds = mail.AnsweredIds is [] ? null : string.Join(' ', mail.AnsweredIds),
            Recipients = MailRow.Listed(mail.To.Concat(mail.Cc)),
            Subject = mail.Subject,
            NewText = ReplyText.NewPartOf(mail.Text),
            FullText = mail.Text,
            Attachments = AttachmentColumn.Write(mail.Attachments),
            ToLine = AddressLine.Of(mail.To),
            CcLine = AddressLine.Of(mail.Cc),
            WebLink = mail.WebLink,
            Others = MailOthers.Of(mail, mailboxes.Addresses),
            DateOffset = mail.DateOffset,
            Untold = AutoAnswers.RefusalOf(mail, mailboxes.Addresses),
            Folder = mail.Folder,
            ReceivedAt = Instant.Min(mail.ReceivedAt, now),
            SeenAt = now,
        };
    }

    [LoggerMessage(LogLevel.Information, "Mail {MailId} was ignored: {Because}.")]
    private partial void LogIgnored(string mailId, string because);
}
