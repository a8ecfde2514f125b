using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>What becomes of one mail of the inbox: it opens a query, joins one, or stands on the list of ignored mail with its reason.</summary>
public sealed partial class InboxMail(QueryJournal journal, WatchedMailboxes mailboxes, MailboxPolicies policies, TimeProvider clock, ILogger<InboxMail> logger)
{
    public async Task TakeAsync(DbSession session, IncomingMail mail)
    {
        var now = clock.Now;
        var row = ToRow(mail, now);
        if (mail.InternetMessageId is { } messageId && await session.FindByMessageIdAsync(mail.Mailbox, messageId) is { } known)
        {
            await IgnoreAsync(session, row, MailOutcome.Copy, $"same Message-ID as mail {known.Id}", known.QueryId);
            return;
        }

        var verdict = MailTriage.Sort(mail, mailboxes.Addresses);
        if (verdict.Kind != MailKind.Question)
        {
            await IgnoreAsync(session, row, MailOutcome.Ignored, $"{verdict.Kind}: {verdict.Because}", null);
            return;
        }

        var customer = row.FromAddress?.ToLowerInvariant();
        var query = await MailThreading.FindQueryAsync(session, mail, customer) is { } queryId ? await QueryJournal.FindLiveAsync(session, queryId) : null;
        if (query is null) await OpenAsync(session, row, MailOutcome.Opened, customer, now);
        else if (IsTooOld(query, row)) await OpenAsync(session, row, MailOutcome.Opened, customer, now, linkedTo: query.Id);
        else await AttachAsync(session, row, query, mail.AnsweredIds, now);
    }

    /// <summary>A mail that Graph names and will not give: a person must look at it, so it opens a query.</summary>
    public Task TakeUnreadableAsync(DbSession session, string mailbox, ChangedMail mail, string because)
    {
        var now = clock.Now;
        var row = new MailRow
        {
            Id = Guid.CreateVersion7().ToString(),
            Mailbox = mailbox,
            GraphId = mail.GraphId,
            Outcome = nameof(MailOutcome.Unreadable),
            Because = because,
            Subject = "A mail that could not be read",
            NewText = "Microsoft Graph names this mail but does not give it. Look for it in the mailbox in Outlook.",
            ReceivedAt = Instant.Min(mail.ReceivedAt ?? now, now),
            SeenAt = now,
        };
        return OpenAsync(session, row, MailOutcome.Unreadable, null, now);
    }

    /// <summary>A reply months later is a new question: it would ruin the figures of the old query.</summary>
    private bool IsTooOld(Query query, MailRow row) =>
        query.IsSettled && query.LastWordAt + mailboxes[row.Mailbox].NewQueryAfter < row.ReceivedAt;

    private async Task OpenAsync(DbSession session, MailRow row, MailOutcome outcome, string? customer, Instant now, Guid? linkedTo = null)
    {
        var agreed = policies.For(row.Mailbox, customer);
        var number = await QueryJournal.NextNumberAsync(session);
        var query = Query.Open(Guid.CreateVersion7(), number, row.Mailbox, row.Id, row.ReceivedAt, agreed, linkedTo);
        query.Turn(now, agreed);

        await session.AddMailAsync(With(row, outcome, query.Id));
        await session.PutTurnedAsync(query, now);
        await TellReceived.PutAsync(session, mailboxes, query, row, now, opened: true);
        await journal.SaveAsync(session, query, customer);
        LogOpened(query.Id, query.Number, (now - row.ReceivedAt).TotalMilliseconds);
    }

    private async Task AttachAsync(DbSession session, MailRow row, Query query, IReadOnlyList<string> answeredIds, Instant now)
    {
        var agreed = await policies.OfAsync(session, query);
        await QuotedAnswer.NoteAsync(session, query, row, answeredIds, agreed, now);
        query.CustomerWrote(row.Id, row.ReceivedAt, agreed, ClosingMessage.Is(row.NewText));
        query.Turn(now, agreed);

        await session.AddMailAsync(With(row, MailOutcome.Attached, query.Id));
        await session.PutTurnedAsync(query, now);
        await TellReceived.PutAsync(session, mailboxes, query, row, now, opened: false);
        await journal.SaveAsync(session, query);
        LogAttached(query.Id);
    }

    private async Task IgnoreAsync(DbSession session, MailRow row, MailOutcome outcome, string because, Guid? queryId)
    {
        await session.AddMailAsync(With(row, outcome, queryId, because));
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
            Subject = mail.Subject,
            NewText = ReplyText.NewPartOf(mail.Text),
            FullText = mail.Text,
            WebLink = mail.WebLink,
            Others = MailOthers.Of(mail, mailboxes.Addresses),
            DateOffset = mail.DateOffset,
            Untold = AutoAnswers.RefusalOf(mail, mailboxes.Addresses),
            Folder = mail.Folder,
            ReceivedAt = Instant.Min(mail.ReceivedAt, now),
            SeenAt = now,
        };
    }

    private static MailRow With(MailRow row, MailOutcome outcome, Guid? queryId, string? because = null) =>
        row with { Outcome = outcome.ToString(), QueryId = queryId, Because = because ?? row.Because };

    [LoggerMessage(LogLevel.Information, "Query {QueryId} (Q-{Number}) opened, {DelayMs} ms after its mail was received.")]
    private partial void LogOpened(Guid queryId, int number, double delayMs);

    [LoggerMessage(LogLevel.Information, "A follow-up was attached to query {QueryId}.")]
    private partial void LogAttached(Guid queryId);

    [LoggerMessage(LogLevel.Information, "Mail {MailId} was ignored: {Because}.")]
    private partial void LogIgnored(string mailId, string because);
}
