using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>Tells a customer that the mail has arrived and by when an answer comes, once a day; and notices when a program answers that.</summary>
public sealed partial class AcknowledgeMail(QueryJournal journal, WatchedMailboxes mailboxes, TimeProvider clock, ILogger<AcknowledgeMail> logger)
{
    /// <param name="mayTell">The mail opened the query, and its sender may be written to by a program.</param>
    public Task RunAsync(Guid queryId, string mailId, bool mayTell, CancellationToken cancellation) => journal.ActAsync(
        queryId,
        async (query, session) =>
        {
            if (await session.FindMailAsync(mailId) is { FromAddress: { } from } mail && mailboxes.Find(mail.Mailbox) is { Acknowledges: true } mailbox)
                await DecideAsync(session, query, mail, mailbox, SenderKey.Of(from), mayTell);
            return null;
        },
        cancellation);

    private async Task DecideAsync(DbSession session, Query query, MailRow mail, WatchedMailbox mailbox, string sender, bool mayTell)
    {
        var now = clock.Now;
        if (await LoopBreak.FindAsync(session, mailbox.Address, sender, now) is not null) return;

        var last = await LastToldAsync(session, mailbox.Address, sender);
        if (await LoopOfAsync(session, mail, last) is { } sign)
        {
            await BreakAsync(session, new LoopBreak { Mailbox = mailbox.Address, Address = sender, Since = now, Until = now + Acknowledging.Pause, Because = sign.ToString() });
            LogLoop(mail.Id, sign);
        }
        else if (mayTell && query.AwaitsUs && mail.ReplyAddress is not null && Acknowledging.Allows(now, mail.ReceivedAt, last?.WrittenAt, await ToldAtDomainAsync(session, mailbox.Address, sender, now)))
        {
            await TellAsync(session, query, mail, mailbox, sender, now);
        }
    }

    private static async Task<LoopSign?> LoopOfAsync(DbSession session, MailRow mail, Told? last)
    {
        var hour = await session.GetAsync<int>(
            "SELECT COUNT(*) FROM mails WHERE mailbox = @Mailbox AND from_address = @FromAddress AND received_at > @since AND received_at <= @ReceivedAt",
            new { mail.Mailbox, mail.FromAddress, since = mail.ReceivedAt - Duration.FromHours(1), mail.ReceivedAt });
        return Acknowledging.LoopIn(mail.ReceivedAt, mail.NewText, hour, last is { SentAt: { } sentAt } ? (sentAt, last.Body) : null);
    }

    private static async Task BreakAsync(DbSession session, LoopBreak found)
    {
        await LoopBreak.AddAsync(session, found);
        await session.PutAsync(new OutboxMessage.SayLoop(found.Mailbox, found.Address, found.Since), found.Since);
    }

    private static async Task TellAsync(DbSession session, Query query, MailRow mail, WatchedMailbox mailbox, string sender, Instant now)
    {
        if (mailbox.Templates.Fitting(ReplyKind.Acknowledgement, MailLanguage.Of(mail.NewText)) is not { } template) return;

        var filled = TemplateText.Fill(template, query, mail, mailbox, agent: null, now);
        var reply = new ReplyRow
        {
            SendKey = SendKeys.Of(ReplyKind.Acknowledgement, Guid.CreateVersion7().ToString("N")),
            QueryId = query.Id,
            MailId = mail.Id,
            ById = mailbox.Address.ToLowerInvariant(),
            ByName = mailbox.Name,
            Body = filled.Text,
            Kind = ReplyKind.Acknowledgement,
            ToAddress = sender,
            Subject = filled.Subject,
            PromisedAt = filled.PromisedAt,
        };
        await ReplyRow.AddAsync(session, reply, now);
        await session.PutAsync(new OutboxMessage.SendReply(query.Id, reply.SendKey), now);
    }

    private static Task<Told?> LastToldAsync(DbSession session, string mailbox, string sender) => session.FindAsync<Told>(
        """
        SELECT r.body, r.written_at, r.sent_at FROM replies r JOIN queries q ON q.id = r.query_id
        WHERE r.to_address = @sender AND r.kind = 'Acknowledgement' AND q.mailbox = @mailbox ORDER BY r.written_at DESC LIMIT 1
        """,
        new { sender, mailbox });

    private static Task<int> ToldAtDomainAsync(DbSession session, string mailbox, string sender, Instant now) => session.GetAsync<int>(
        """
        SELECT COUNT(*) FROM replies r JOIN queries q ON q.id = r.query_id
        WHERE r.kind = 'Acknowledgement' AND r.written_at > @since AND r.to_address LIKE @domain AND q.mailbox = @mailbox
        """,
        new { since = now - Duration.FromHours(1), domain = $"%@{SenderKey.DomainOf(sender)}", mailbox });

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} shows that two systems answer each other ({Sign}); acknowledgements to its sender stop for a day.")]
    private partial void LogLoop(string mailId, LoopSign sign);

    private sealed class Told
    {
        public string Body { get; init; } = "";

        public Instant WrittenAt { get; init; }

        public Instant? SentAt { get; init; }
    }
}
