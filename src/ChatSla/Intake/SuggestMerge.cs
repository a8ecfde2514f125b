using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>A customer who always starts anew: the new query's card names the older one that it looks like. Only a person joins them.</summary>
public sealed class SuggestMerge(WatchedMailboxes mailboxes, TimeProvider clock)
{
    public async Task RunAsync(DbSession session, MailRow row, Query query)
    {
        if (row.CustomerKey is not { } customer) return;

        var others = await session.ListAsync<Other>(
            """
            SELECT q.id, m.subject FROM queries q JOIN mails m ON m.query_id = q.id AND m.outcome = 'Opened'
            WHERE q.customer = @customer AND q.state IN ('open', 'answered') AND EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox = @Mailbox)
            ORDER BY q.opened_at DESC LIMIT 50
            """,
            new { customer, row.Mailbox });
        var near = others.Where(other => SubjectLikeness.AreNear(other.Subject, row.Subject)).OrderByDescending(other => SubjectLikeness.Of(other.Subject, row.Subject));
        foreach (var other in near)
        {
            if (await QueryJournal.FindAsync(session, other.Id) is not { Merging: null } into || IsTooOld(into, row)) continue;

            query.SuggestMerge(into, clock.Now);
            return;
        }
    }

    private bool IsTooOld(Query query, MailRow row) => query.LastWordAt + mailboxes[row.Mailbox].NewQueryAfter < row.ReceivedAt;

    private sealed class Other
    {
        public Guid Id { get; init; }

        public string Subject { get; init; } = "";
    }
}
