using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>
/// Sends one mail of ours exactly once, step by step, each step noted before the next: draft, text and send key, send, found in Sent
/// Items. Once a send was begun it is looked up by its key before it is ever tried again, because whether sending twice is
/// harmless is not documented. It counts when it is found, at its sent time.
/// </summary>
public sealed partial class SendReply(
    IMailbox graph, ReplyDrafts drafts, Database database, QueryJournal journal, MailboxPolicies policies, TimeProvider clock, ILogger<SendReply> logger)
{
    /// <summary>Transport may lag: a draft that is still one only then was not sent.</summary>
    private static readonly Duration BeforeResend = Duration.FromSeconds(60);

    private static readonly Duration GiveUp = Duration.FromMinutes(10);

    /// <summary>Longer than a request lasts of which the program that sent it has not heard again.</summary>
    private static readonly Duration BeforeTidying = Duration.FromMinutes(2);

    public async Task RunAsync(Guid queryId, string sendKey, CancellationToken cancellation)
    {
        var (reply, mail) = await FindAsync(sendKey, cancellation);
        if (reply.SentAt is not null) return;
        if (reply.SendTriedAt is { } tried && !await AskedAsync(() => MayResendAsync(queryId, reply, mail.Mailbox, tried, cancellation))) return;

        try
        {
            var draftId = reply.DraftId ?? await AskedAsync(() => DraftAsync(reply, mail, cancellation));
            await NoteAsync(sendKey, "send_tried_at", cancellation);
            await SendAsync(mail.Mailbox, draftId, reply, cancellation);
        }
        catch (MailboxException refused)
        {
            await FailAsync(queryId, sendKey, MailDialogStrings.ExchangeRefused.With(refused.Code ?? MailDialogStrings.NoReason), cancellation);
            throw new WillNotWorkException(refused.Message, refused);
        }

        throw new NotYetException("sent; waiting to see it in Sent Items", Duration.FromMilliseconds(500));
    }

    /// <summary>
    /// The one call that may not be repeated blindly. Only an answer that says nothing was done takes the mark of a try back, and only
    /// where no earlier try is in doubt.
    /// </summary>
    private async Task SendAsync(string address, string draftId, ReplyRow reply, CancellationToken cancellation)
    {
        try
        {
            await graph.SendAsync(address, draftId, cancellation);
            await NoteAsync(reply.SendKey, "accepted_at", cancellation);
        }
        catch (MailboxException error) when (error.IsThrottled || error.Status is 401)
        {
            if (reply.SendTriedAt is null) await UntryAsync(reply.SendKey, cancellation);
            throw new NotYetException(error.Message, error.RetryAfter, error);
        }
        catch (MailboxException error) when (!error.Refused)
        {
            throw new NotYetException(error.Message, error.RetryAfter, error);
        }
    }

    /// <summary>A call that may be repeated: when Graph is away or asks to wait, it is, for as long as it takes.</summary>
    private static async Task<T> AskedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (MailboxException error) when (!error.Refused || error.IsThrottled || error.Status is 401)
        {
            throw new NotYetException(error.Message, error.RetryAfter, error);
        }
    }

    /// <summary>Something nobody foresaw is in the way; the card says so.</summary>
    public Task GaveUpAsync(Guid queryId, string sendKey, CancellationToken cancellation) =>
        FailAsync(queryId, sendKey, MailDialogStrings.InTheWay, cancellation);

    /// <summary>
    /// The draft with text and key, noted once both are on it. Where an earlier try was broken off, its last request may reach Exchange only
    /// after its drafts were looked for: they are looked for once more.
    /// </summary>
    private async Task<string> DraftAsync(ReplyRow reply, MailRow mail, CancellationToken cancellation)
    {
        var wasBrokenOff = OutboxTurn.Current is { Row.Attempts: > 1 };
        var draft = await drafts.WriteAsync(reply, mail, cancellation);
        await database.WriteAsync(
            async session =>
            {
                await session.RunAsync("UPDATE replies SET draft_id = @Id, message_id = @MessageId WHERE send_key = @SendKey", new { draft.Id, draft.MessageId, reply.SendKey });
                if (wasBrokenOff)
                    await session.PutAsync(new OutboxMessage.TidyDrafts(reply.QueryId, mail.Mailbox, reply.SendKey, draft.Id), clock.Now, clock.Now + BeforeTidying);
            },
            cancellation);
        return draft.Id;
    }

    /// <summary>Nobody shall find a second draft of an answer in Outlook and send it as well.</summary>
    public Task TidyAsync(string address, string sendKey, string draftId, CancellationToken cancellation) => AskedAsync(async () =>
    {
        await graph.RemoveDraftsAsync(address, sendKey, cancellation, except: draftId);
        return true;
    });

    /// <summary>
    /// A send was begun: it is looked for, and only a draft that is still one after a while may be sent again. Without a draft it was not begun
    /// here: a backup was restored, and it may have been begun since.
    /// </summary>
    private async Task<bool> MayResendAsync(Guid queryId, ReplyRow reply, string address, Instant tried, CancellationToken cancellation)
    {
        if (await graph.FindSentAsync(address, reply.SendKey, cancellation) is { } sent)
        {
            await LeftAsync(queryId, reply, sent, cancellation);
            return false;
        }

        var waited = clock.Now - (reply.AcceptedAt ?? tried);
        if (reply.AcceptedAt is null && waited >= BeforeResend && (reply.DraftId is not { } draft || await graph.IsStillDraftAsync(address, draft, cancellation))) return true;

        if (waited > GiveUp)
        {
            await FailAsync(queryId, reply.SendKey, MailDialogStrings.NotSeen, cancellation);
            throw new WillNotWorkException("not in Sent Items after 10 minutes");
        }

        throw new NotYetException("not in Sent Items yet", Duration.Min(Duration.FromSeconds(15), Duration.Max(Duration.FromMilliseconds(500), waited)));
    }

    private async Task LeftAsync(Guid queryId, ReplyRow reply, SentMail sent, CancellationToken cancellation)
    {
        await journal.ActAsync(
            queryId,
            async (query, session) =>
            {
                var agreed = await policies.OfAsync(session, query);
                await SentReplies.NoteAsync(session, query, reply, Instant.Min(sent.SentAt, clock.Now), sent.MessageId, agreed);
                await session.PutCardAsync(query, clock.Now);
                return null;
            },
            cancellation);
        LogSent(reply.Kind, queryId);
    }

    private async Task FailAsync(Guid queryId, string sendKey, string because, CancellationToken cancellation) => await journal.ActAsync(
        queryId,
        async (query, session) =>
        {
            query.FailAnswer(sendKey, because, clock.Now);
            await session.PutCardAsync(query, clock.Now);
            return null;
        },
        cancellation);

    private Task<(ReplyRow Reply, MailRow Mail)> FindAsync(string sendKey, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var reply = await ReplyRow.FindAsync(session, sendKey) ?? throw new WillNotWorkException("the mail to send is not stored");
            return (reply, await session.FindMailAsync(reply.MailId) ?? throw new WillNotWorkException("the mail to answer is not stored"));
        },
        cancellation);

    /// <param name="step">The column of the step: send_tried_at or accepted_at.</param>
    private Task NoteAsync(string sendKey, string step, CancellationToken cancellation) =>
        database.WriteAsync(session => session.RunAsync($"UPDATE replies SET {step} = @Now WHERE send_key = @sendKey", new { sendKey, clock.Now }), cancellation);

    /// <summary>A refusal with 429 says that nothing was done.</summary>
    private Task UntryAsync(string sendKey, CancellationToken cancellation) =>
        database.WriteAsync(session => session.RunAsync("UPDATE replies SET send_tried_at = NULL WHERE send_key = @sendKey", new { sendKey }), cancellation);

    [LoggerMessage(LogLevel.Information, "The {Kind} of query {QueryId} is in Sent Items.")]
    private partial void LogSent(ReplyKind kind, Guid queryId);
}
