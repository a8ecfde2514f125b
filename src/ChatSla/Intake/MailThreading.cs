using ChatSla.Storage;

namespace ChatSla.Intake;

/// <summary>
/// Which query a mail belongs to: one whose mail, or our answer, it names in In-Reply-To or References; else the one of the same
/// conversation and the same customer. Never by subject, never by the conversation alone: Graph gives one id to strangers.
/// </summary>
public static class MailThreading
{
    /// <param name="watched">The mailboxes that are watched. A mail to several of them is threaded by what any of those knows.</param>
    public static async Task<Guid?> FindQueryAsync(DbSession session, MailRow mail, IEnumerable<string> watched)
    {
        var mailboxes = watched.Where(mail.WentTo).Append(mail.Mailbox).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        foreach (var id in (mail.AnsweredIds ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (await NamedAsync(session, mailboxes, id) is { } query) return query;
        }

        return mail.CustomerKey is not { } customer || mail.ConversationId is null ? null : await session.FindAsync<Guid?>(
            """
            SELECT m.query_id FROM mails m JOIN queries q ON q.id = m.query_id
            WHERE m.mailbox = @Mailbox AND m.conversation_id = @ConversationId AND q.customer = @customer
            ORDER BY m.received_at DESC LIMIT 1
            """,
            new { mail.Mailbox, mail.ConversationId, customer });
    }

    /// <summary>The answer of ours that a mail names, as the query's story has it.</summary>
    public static async Task<string?> FindAnswerAsync(DbSession session, MailRow mail)
    {
        foreach (var id in (mail.AnsweredIds ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var key = await session.FindAsync<string>("SELECT send_key FROM replies WHERE message_id = @id", new { id });
            if (key is not null) return key;
            if (await session.FindAsync<int?>("SELECT 1 FROM mails WHERE message_id = @id AND outcome = 'Sent'", new { id }) is not null) return id;
        }

        return null;
    }

    private static Task<Guid?> NamedAsync(DbSession session, string[] mailboxes, string messageId) => session.FindAsync<Guid?>(
        """
        SELECT query_id FROM mails WHERE mailbox IN @mailboxes AND message_id = @messageId AND query_id IS NOT NULL
        UNION ALL
        SELECT r.query_id FROM replies r JOIN query_mailboxes q ON q.query_id = r.query_id WHERE r.message_id = @messageId AND q.mailbox IN @mailboxes
        LIMIT 1
        """,
        new { mailboxes, messageId });
}
