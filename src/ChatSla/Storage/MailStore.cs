namespace ChatSla.Storage;

/// <summary>Every mail that was seen. Nothing is dropped, so each has a row.</summary>
public static class MailStore
{
    public static async Task<bool> HasMailAsync(this DbSession session, string mailbox, string graphId) =>
        await session.FindAsync<int?>("SELECT 1 FROM mails WHERE mailbox = @mailbox AND graph_id = @graphId", new { mailbox, graphId }) is not null;

    public static Task<MailRow?> FindMailAsync(this DbSession session, string id) =>
        session.FindAsync<MailRow>("SELECT * FROM mails WHERE id = @id", new { id });

    /// <summary>Another mail in that mailbox with that Message-ID.</summary>
    public static Task<MailRow?> FindByMessageIdAsync(this DbSession session, string mailbox, string messageId) =>
        session.FindAsync<MailRow>("SELECT * FROM mails WHERE mailbox = @mailbox AND message_id = @messageId ORDER BY seen_at LIMIT 1", new { mailbox, messageId });

    public static Task AddMailAsync(this DbSession session, MailRow mail) => session.RunAsync(
        """
        INSERT INTO mails (id, mailbox, graph_id, message_id, conversation_id, outcome, because, query_id, from_address, from_name, reply_address,
          subject, new_text, full_text, web_link, others, date_offset, received_at, seen_at)
        VALUES (@Id, @Mailbox, @GraphId, @MessageId, @ConversationId, @Outcome, @Because, @QueryId, @FromAddress, @FromName, @ReplyAddress,
          @Subject, @NewText, @FullText, @WebLink, @Others, @DateOffset, @ReceivedAt, @SeenAt)
        """,
        mail);
}
