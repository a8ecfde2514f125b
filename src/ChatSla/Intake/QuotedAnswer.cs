using ChatSla.Core.Mail;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Intake;

/// <summary>
/// Where Outlook keeps no copy of staff's answers in the shared mailbox, they are seen only when the customer replies: the mail
/// answers a Message-ID that nobody here knows, and quotes a mail from our mailbox.
/// </summary>
public static class QuotedAnswer
{
    /// <summary>Sent Items may only be behind: then there is nothing to mend.</summary>
    private static readonly Duration BeforeHint = Duration.FromMinutes(10);

    /// <summary>Call before the customer's mail is noted.</summary>
    public static async Task NoteAsync(DbSession session, Query query, MailRow row, IPolicies agreed, Instant now)
    {
        if (row.AnsweredIds?.Split(' ') is not [.., var answered] || QuotedMail.In(row.FullText) is not { } quoted) return;
        if (!quoted.From.Contains(query.Mailbox, StringComparer.OrdinalIgnoreCase) || await IsKnownAsync(session, row.Mailbox, answered)) return;

        var by = query.Owner ?? new Person(query.Mailbox.ToLowerInvariant(), query.Mailbox);
        if (!query.SeeQuoted(by, answered, quoted.SentAt, row.ReceivedAt, agreed)) return;

        var day = LocalDatePattern.Iso.Format(now.InUtc().Date);
        await session.PutAsync(new OutboxMessage.SayNoCopies(query.Mailbox, query.Id, answered, day), now, now + BeforeHint);
    }

    private static async Task<bool> IsKnownAsync(DbSession session, string mailbox, string messageId) => await session.FindAsync<int?>(
        """
        SELECT 1 FROM mails WHERE mailbox = @mailbox AND message_id = @messageId
        UNION ALL
        SELECT 1 FROM replies WHERE message_id = @messageId LIMIT 1
        """,
        new { mailbox, messageId }) is not null;
}
