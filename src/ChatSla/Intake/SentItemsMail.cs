using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>
/// What becomes of one mail of Sent Items: our own answer is confirmed, one that staff wrote in Outlook answers its query at its sent time. So
/// does an answer of ours that is not known, because an older backup was restored since.
/// </summary>
public sealed partial class SentItemsMail(QueryJournal journal, MailboxPolicies policies, TimeProvider clock, ILogger<SentItemsMail> logger)
{
    public async Task TakeAsync(DbSession session, IncomingMail mail)
    {
        var now = clock.Now;
        var sentAt = Instant.Min(mail.SentAt ?? mail.ReceivedAt, now);
        var ours = mail.SendKey is { } key ? await ReplyRow.FindAsync(session, key) : null;
        var isOther = ours is null && mail.SendKey is { } unknown && !SendKeys.IsAnswers(unknown);
        var queryId = ours?.QueryId ?? (isOther ? null : await OfConversationAsync(session, mail));
        var human = !isOther && MailTriage.Sort(mail with { From = null, Sender = null, SendKey = null }, []).Kind == MailKind.Question;
        await session.AddMailAsync(ToRow(mail, queryId, sentAt, now) with { Because = human || ours is not null ? null : "not written by a person" });
        if (queryId is not { } id || (ours is null && !human)) return;

        var query = await QueryJournal.FindLiveAsync(session, id);
        var agreed = await policies.OfAsync(session, query);
        if (ours is not null) await SentReplies.NoteAsync(session, query, ours, sentAt, mail.InternetMessageId, agreed);
        else query.Answer(WriterOf(query, mail), sentAt, AnswerChannel.Outlook, mail.InternetMessageId ?? mail.GraphId, agreed);
        if (query.Unsaved.Count == 0) return;

        await session.PutCardAsync(query, now);
        await journal.SaveAsync(session, query);
        LogAnswered(query.Id, ChannelOf(mail));
    }

    private static AnswerChannel ChannelOf(IncomingMail mail) => mail.SendKey is null ? AnswerChannel.Outlook : AnswerChannel.Card;

    /// <summary>Sent mail has no headers to thread by, so: the same conversation, and the customer is one of those it went to.</summary>
    private static async Task<Guid?> OfConversationAsync(DbSession session, IncomingMail mail)
    {
        var candidates = await session.ListAsync<Candidate>(
            """
            SELECT DISTINCT q.id, q.customer, q.opened_at FROM mails m JOIN queries q ON q.id = m.query_id
            WHERE m.mailbox = @Mailbox AND m.conversation_id = @ConversationId ORDER BY q.opened_at DESC
            """,
            new { mail.Mailbox, mail.ConversationId });
        return candidates.FirstOrDefault(candidate => candidate.Customer is { } customer && mail.To.Concat(mail.Cc).Any(to => to.Is(customer)))?.Id;
    }

    /// <summary>Who wrote it: the sender where Exchange names another than the mailbox, the owner, else the mailbox itself.</summary>
    private static Person WriterOf(Query query, IncomingMail mail)
    {
        if (mail.Sender is { } sender && !sender.Is(mail.Mailbox)) return new Person(sender.Address.ToLowerInvariant(), sender.Display);
        return query.Owner ?? new Person(mail.Mailbox.ToLowerInvariant(), mail.From?.Display ?? mail.Mailbox);
    }

    private static MailRow ToRow(IncomingMail mail, Guid? queryId, Instant sentAt, Instant now) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Mailbox = mail.Mailbox,
        GraphId = mail.GraphId,
        MessageId = mail.InternetMessageId,
        ConversationId = mail.ConversationId,
        Outcome = nameof(MailOutcome.Sent),
        QueryId = queryId,
        SendKey = mail.SendKey,
        FromAddress = mail.From?.Address,
        FromName = mail.From?.Name,
        Recipients = MailRow.Listed(mail.To.Concat(mail.Cc)),
        Subject = mail.Subject,
        NewText = ReplyText.NewPartOf(mail.Text),
        FullText = mail.Text,
        WebLink = mail.WebLink,
        Folder = mail.Folder,
        ReceivedAt = sentAt,
        SeenAt = now,
    };

    [LoggerMessage(LogLevel.Information, "Query {QueryId} was answered from {Channel}.")]
    private partial void LogAnswered(Guid queryId, AnswerChannel channel);

    private sealed class Candidate
    {
        public Guid Id { get; init; }

        public string? Customer { get; init; }

        public Instant OpenedAt { get; init; }
    }
}
