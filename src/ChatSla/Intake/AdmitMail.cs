using ChatSla.Core.Mail;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>Lets a customer's mail in: it opens a query or joins the one it belongs to.</summary>
public sealed partial class AdmitMail(
    QueryJournal journal, WatchedMailboxes mailboxes, MailboxPolicies policies, ShareQuery sharing, SuggestMerge suggestions, TimeProvider clock, ILogger<AdmitMail> logger)
{
    /// <summary>Mails are taken in one after the other, whoever reads them: one mail may come to two mailboxes, or to two folders, at once.</summary>
    public const string Lock = "mail";

    /// <param name="row">Stored or not; what becomes of it is noted.</param>
    /// <param name="by">Who let it in; null where no person had to.</param>
    /// <returns>The query that it belongs to now.</returns>
    public async Task<Query> RunAsync(DbSession session, MailRow row, Person? by = null)
    {
        if (await sharing.FindCopiedAsync(session, row) is { } copied) return await sharing.RunAsync(session, row, copied, by);

        var query = await MailThreading.FindQueryAsync(session, row, mailboxes.Addresses) is { } id ? await QueryJournal.FindLiveAsync(session, id) : null;
        if (query is null) return await OpenAsync(session, row, MailOutcome.Opened, by, linkedTo: row.HandedOnFrom);
        if (IsTooOld(query, row)) return await OpenAsync(session, row, MailOutcome.Opened, by, linkedTo: query.Id);
        return await AttachAsync(session, row, query, by);
    }

    /// <summary>A mail that nobody can read opens a query, so that a person looks at it.</summary>
    public Task OpenUnreadableAsync(DbSession session, MailRow row) => OpenAsync(session, row, MailOutcome.Unreadable, by: null);

    /// <summary>A reply months later is a new question: it would ruin the figures of the old query.</summary>
    private bool IsTooOld(Query query, MailRow row) =>
        query.IsSettled && query.LastWordAt + mailboxes[row.Mailbox].NewQueryAfter < row.ReceivedAt;

    private async Task<Query> OpenAsync(DbSession session, MailRow row, MailOutcome outcome, Person? by, Guid? linkedTo = null)
    {
        var (now, agreed) = (clock.Now, policies.For(row.Mailbox, row.CustomerKey));
        var number = await QueryJournal.NextNumberAsync(session);
        var query = Query.Open(Guid.CreateVersion7(), number, row.Mailbox, row.Id, row.ReceivedAt, agreed, linkedTo);
        await SeenBefore.NoteAnswersAsync(session, row, query, agreed);
        await suggestions.RunAsync(session, row, query);
        await SaveAsync(session, row with { Outcome = outcome.ToString() }, query, by, agreed);
        LogOpened(query.Id, query.Number, (now - row.ReceivedAt).TotalMilliseconds);
        return query;
    }

    private async Task<Query> AttachAsync(DbSession session, MailRow row, Query query, Person? by)
    {
        var agreed = await policies.OfAsync(session, query);
        await QuotedAnswer.NoteAsync(session, query, row, agreed, clock.Now);
        query.CustomerWrote(row.Id, row.ReceivedAt, agreed, ClosingMessage.Is(row.NewText));
        if (!query.BelongsTo(row.Mailbox)) agreed = await sharing.ShareAsync(session, query, row, row.Id);
        await SaveAsync(session, row with { Outcome = nameof(MailOutcome.Attached) }, query, by, agreed);
        LogAttached(query.Id);
        return query;
    }

    private async Task SaveAsync(DbSession session, MailRow row, Query query, Person? by, IPolicies agreed)
    {
        var now = clock.Now;
        if (by is not null) query.NoteAdmitted(by, row.Id, row.TakenFor ?? MailKind.Question, now);
        query.Turn(now, agreed);

        await session.AddMailAsync(row with { QueryId = query.Id });
        await session.PutTurnedAsync(query, now);
        await TellReceived.PutAsync(session, mailboxes, query, row, now);
        await journal.SaveAsync(session, query, row.CustomerKey);
    }

    [LoggerMessage(LogLevel.Information, "Query {QueryId} (Q-{Number}) opened, {DelayMs} ms after its mail was received.")]
    private partial void LogOpened(Guid queryId, int number, double delayMs);

    [LoggerMessage(LogLevel.Information, "A follow-up was attached to query {QueryId}.")]
    private partial void LogAttached(Guid queryId);
}
