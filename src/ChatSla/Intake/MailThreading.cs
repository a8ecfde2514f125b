using ChatSla.Core.Mail;
using ChatSla.Storage;

namespace ChatSla.Intake;

/// <summary>
/// Which query a mail belongs to: one whose mail, or our answer, it names in In-Reply-To or References; else the one of the same
/// conversation and the same customer. Never by subject, never by the conversation alone: Graph gives one id to strangers.
/// </summary>
public static class MailThreading
{
    public static async Task<Guid?> FindQueryAsync(DbSession session, IncomingMail mail, string? customer)
    {
        foreach (var id in mail.AnsweredIds.Reverse())
        {
            if (await NamedAsync(session, mail.Mailbox, id) is { } query) return query;
        }

        return customer is null || mail.ConversationId is null ? null : await session.FindAsync<Guid?>(
            """
            SELECT m.query_id FROM mails m JOIN queries q ON q.id = m.query_id
            WHERE m.mailbox = @Mailbox AND m.conversation_id = @ConversationId AND q.customer = @customer
            ORDER BY m.received_at DESC LIMIT 1
            """,
            new { mail.Mailbox, mail.ConversationId, customer });
    }

    private static Task<Guid?> NamedAsync(DbSession session, string mailbox, string messageId) => session.FindAsync<Guid?>(
        """
        SELECT query_id FROM mails WHERE mailbox = @mailbox AND message_id = @messageId AND query_id IS NOT NULL
        UNION ALL
        SELECT r.query_id FROM replies r JOIN queries q ON q.id = r.query_id WHERE r.message_id = @messageId AND q.mailbox = @mailbox
        LIMIT 1
        """,
        new { mailbox, messageId });
}
