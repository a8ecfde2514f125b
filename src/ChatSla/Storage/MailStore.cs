namespace ChatSla.Storage;

/// <summary>Every mail that was seen. Nothing is dropped, so each has a row.</summary>
public static class MailStore
{
    private const string JunkMark = "Junk:";

    public static async Task<bool> HasMailAsync(this DbSession session, string mailbox, string graphId) =>
        await session.FindAsync<int?>("SELECT 1 FROM mails WHERE mailbox = @mailbox AND graph_id = @graphId", new { mailbox, graphId }) is not null;

    public static Task<MailRow?> FindMailAsync(this DbSession session, string id) =>
        session.FindAsync<MailRow>("SELECT * FROM mails WHERE id = @id", new { id });

    /// <summary>Another mail in that mailbox with that Message-ID.</summary>
    public static Task<MailRow?> FindByMessageIdAsync(this DbSession session, string mailbox, string messageId) =>
        session.FindAsync<MailRow>("SELECT * FROM mails WHERE mailbox = @mailbox AND message_id = @messageId ORDER BY seen_at LIMIT 1", new { mailbox, messageId });

    /// <summary>Whether the mail has been taken in from that folder. One that stands as junk is taken in when somebody moves it out.</summary>
    public static async Task<bool> IsTakenAsync(this DbSession session, string mailbox, string graphId, string folder) =>
        await session.FindAsync<string>("SELECT COALESCE(because, '') FROM mails WHERE mailbox = @mailbox AND graph_id = @graphId", new { mailbox, graphId }) is { } because
        && (folder == MailFolders.Junk || !because.StartsWith(JunkMark, StringComparison.Ordinal));

    /// <summary>The same mail, by its id in Graph or its Message-ID, where it stands as junk in that mailbox.</summary>
    public static Task<MailRow?> FindJunkAsync(this DbSession session, MailRow mail) => session.FindAsync<MailRow>(
        """
        SELECT * FROM mails WHERE mailbox = @Mailbox AND (graph_id = @GraphId OR message_id = @MessageId) AND outcome = 'Ignored' AND because LIKE 'Junk:%'
        ORDER BY seen_at LIMIT 1
        """,
        mail);

    /// <summary>Adds the mail, or notes what became of it since.</summary>
    public static Task AddMailAsync(this DbSession session, MailRow mail) => session.RunAsync(
        """
        INSERT INTO mails (id, mailbox, graph_id, message_id, conversation_id, outcome, because, query_id, from_address, from_name, reply_address,
          subject, new_text, full_text, web_link, received_at, seen_at, answered_ids, recipients, about)
        VALUES (@Id, @Mailbox, @GraphId, @MessageId, @ConversationId, @Outcome, @Because, @QueryId, @FromAddress, @FromName, @ReplyAddress,
          @Subject, @NewText, @FullText, @WebLink, @ReceivedAt, @SeenAt, @AnsweredIds, @Recipients, @About)
        ON CONFLICT (id) DO UPDATE SET graph_id = excluded.graph_id, outcome = excluded.outcome, because = excluded.because, query_id = excluded.query_id
        """,
        mail);
}
