using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;

namespace ChatSla.Intake;

/// <summary>Sent Items are read beside the inbox: an answer that staff wrote in Outlook may have been seen before the mail that it answers.</summary>
public static class SeenBefore
{
    public const string SentSql =
        """
        SELECT * FROM mails WHERE mailbox = @Mailbox AND conversation_id = @ConversationId AND outcome = 'Sent' AND query_id IS NULL AND because IS NULL
          AND received_at >= @ReceivedAt ORDER BY received_at
        """;

    /// <summary>Notes the answers of the mail's conversation that belong to no query yet and went to its sender, each at its sent time.</summary>
    public static async Task NoteAnswersAsync(DbSession session, MailRow row, Query query, IPolicies agreed)
    {
        if (row is not { CustomerKey: { } customer, ConversationId: not null }) return;

        var sent = await session.ListAsync<MailRow>(SentSql, row);
        foreach (var answer in sent.Where(answer => answer.WentTo(customer)))
        {
            var writer = new Person(row.Mailbox.ToLowerInvariant(), answer.FromName ?? row.Mailbox);
            query.Answer(writer, answer.ReceivedAt, AnswerChannel.Outlook, answer.MessageId ?? answer.GraphId, agreed);
            await session.AddMailAsync(answer with { QueryId = query.Id });
        }
    }
}
