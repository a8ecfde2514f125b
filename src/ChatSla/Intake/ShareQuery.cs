using ChatSla.Core.Mail;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>One mail to two watched mailboxes is one query, shown in both channels under the stricter promise.</summary>
public sealed partial class ShareQuery(QueryJournal journal, WatchedMailboxes mailboxes, MailboxPolicies policies, TimeProvider clock, ILogger<ShareQuery> logger)
{
    /// <summary>A copy that comes later was sent on, not sent to both.</summary>
    private static readonly Duration AtOnce = Duration.FromDays(1);

    /// <summary>The customer's mail that this one is a copy of, in another watched mailbox.</summary>
    public async Task<MailRow?> FindCopiedAsync(DbSession session, MailRow row)
    {
        if (row.MessageId is null) return null;

        var copied = await session.ListAsync<MailRow>(
            "SELECT * FROM mails WHERE message_id = @MessageId AND mailbox <> @Mailbox AND query_id IS NOT NULL AND outcome IN ('Opened', 'Attached') ORDER BY seen_at, id", row);
        return copied.FirstOrDefault(other =>
            IsSame(row, other) && mailboxes.Find(other.Mailbox) is not null && (row.ReceivedAt - other.ReceivedAt is var apart && apart < AtOnce && -apart < AtOnce));
    }

    /// <summary>Exchange may give two mails one Message-ID: only the same sender and subject make them the same mail.</summary>
    public static bool IsSame(MailRow row, MailRow other) =>
        string.Equals(row.FromAddress, other.FromAddress, StringComparison.OrdinalIgnoreCase) && row.Subject.Trim() == other.Subject.Trim();

    /// <param name="by">Who let the copy in; null where no person had to.</param>
    public async Task<Query> RunAsync(DbSession session, MailRow row, MailRow copied, Person? by)
    {
        var (now, query) = (clock.Now, await QueryJournal.FindLiveAsync(session, copied.QueryId!.Value));
        var agreed = await ShareAsync(session, query, row, copied.Id);
        await SeenBefore.NoteAnswersAsync(session, row, query, agreed);
        if (by is not null) query.NoteAdmitted(by, row.Id, row.TakenFor ?? MailKind.Question, now);
        query.Turn(now, agreed);

        await session.AddMailAsync(row with { Outcome = nameof(MailOutcome.Shared), Because = $"copy of mail {copied.Id}", QueryId = query.Id });
        await session.PutTurnedAsync(query, now);
        await journal.SaveAsync(session, query);
        return query;
    }

    /// <summary>The query is the row's mailbox's as well from now on; saving it is the caller's.</summary>
    /// <returns>What is agreed with the customer by all mailboxes together.</returns>
    public async Task<IPolicies> ShareAsync(DbSession session, Query query, MailRow row, string mailId)
    {
        var now = clock.Now;
        var customer = await session.FindAsync<string>("SELECT customer FROM queries WHERE id = @Id", new { query.Id });
        var agreed = policies.For([.. query.Mailboxes, row.Mailbox], customer);
        if (query.BelongsTo(row.Mailbox)) return agreed;

        query.ShareWith(row.Mailbox, mailId, row.ReceivedAt, now, agreed);
        LogShared(query.Id);
        return agreed;
    }

    [LoggerMessage(LogLevel.Information, "Query {QueryId} came to another watched mailbox too and is shown for both.")]
    private partial void LogShared(Guid queryId);
}
