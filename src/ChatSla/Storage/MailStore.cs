namespace ChatSla.Storage;

/// <summary>Every mail that was seen. Nothing is dropped, so each has a row.</summary>
public static class MailStore
{
    /// <summary>Each of the two ways to know a mail has an index of its own.</summary>
    public const string JunkSql =
        """
        SELECT * FROM mails WHERE id IN (
          SELECT id FROM mails WHERE mailbox = @Mailbox AND graph_id = @GraphId AND outcome = 'Ignored' AND folder = 'junkemail'
          UNION ALL
          SELECT id FROM mails WHERE mailbox = @Mailbox AND message_id = @MessageId AND outcome = 'Ignored' AND folder = 'junkemail')
        ORDER BY CASE WHEN graph_id = @GraphId THEN 0 ELSE 1 END, seen_at
        """;

    /// <summary>Which of the ids are stored.</summary>
    /// <param name="unlessFromJunk">A mail that was put aside as junk, and is now elsewhere, is to be looked at again.</param>
    public static async Task<IReadOnlySet<string>> KnownMailsAsync(this DbSession session, string mailbox, IReadOnlyCollection<string> graphIds, bool unlessFromJunk) =>
        (await session.ListAsync<string>(
            $"SELECT graph_id FROM mails WHERE mailbox = @mailbox AND graph_id IN @graphIds{(unlessFromJunk ? " AND NOT (outcome = 'Ignored' AND folder = 'junkemail')" : "")}",
            new { mailbox, graphIds })).ToHashSet(StringComparer.Ordinal);

    public static Task<MailRow?> FindMailAsync(this DbSession session, string id) =>
        session.FindAsync<MailRow>("SELECT * FROM mails WHERE id = @id", new { id });

    /// <summary>Another mail in that mailbox with that Message-ID.</summary>
    public static Task<MailRow?> FindByMessageIdAsync(this DbSession session, string mailbox, string messageId) =>
        session.FindAsync<MailRow>("SELECT * FROM mails WHERE mailbox = @mailbox AND message_id = @messageId ORDER BY seen_at LIMIT 1", new { mailbox, messageId });

    /// <summary>The mails that stand aside as junk in that mailbox, by the id in Graph or the Message-ID of one that is now elsewhere.</summary>
    public static Task<IReadOnlyList<MailRow>> ListJunkAsync(this DbSession session, MailRow mail) => session.ListAsync<MailRow>(JunkSql, mail);

    /// <summary>Adds the mail, or notes what became of it since.</summary>
    public static async Task AddMailAsync(this DbSession session, MailRow mail)
    {
        await session.RunLaterAsync(
            """
            INSERT INTO mails (id, mailbox, graph_id, message_id, conversation_id, outcome, because, query_id, from_address, from_name, reply_address,
              subject, new_text, full_text, attachments, to_line, cc_line, web_link, others, date_offset, untold, folder, received_at, seen_at, answered_ids, recipients, about, send_key)
            VALUES (@Id, @Mailbox, @GraphId, @MessageId, @ConversationId, @Outcome, @Because, @QueryId, @FromAddress, @FromName, @ReplyAddress,
              @Subject, @NewText, @FullText, @Attachments, @ToLine, @CcLine, @WebLink, @Others, @DateOffset, @Untold, @Folder, @ReceivedAt, @SeenAt, @AnsweredIds, @Recipients, @About, @SendKey)
            ON CONFLICT (id) DO UPDATE SET graph_id = excluded.graph_id, outcome = excluded.outcome, because = excluded.because, query_id = excluded.query_id,
              folder = excluded.folder
            """,
            mail);
        if (IsFoundByWords(mail))
            await session.RunLaterAsync("INSERT INTO mail_words (mail_id, words) VALUES (@Id, @words) ON CONFLICT (mail_id) DO NOTHING", new { mail.Id, words = SearchText.Of(mail) });
    }

    /// <summary>A copy says nothing new, and what we sent has the customer's subject.</summary>
    private static bool IsFoundByWords(MailRow mail) => mail.Outcome is nameof(MailOutcome.Opened) or nameof(MailOutcome.Attached) or nameof(MailOutcome.Unreadable) or nameof(MailOutcome.Ignored);
}
