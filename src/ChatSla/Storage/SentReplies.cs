using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>What a query notes once a mail of ours was found in Sent Items, whoever finds it first.</summary>
public static class SentReplies
{
    public static async Task NoteAsync(DbSession session, Query query, ReplyRow reply, Instant sentAt, string? messageId, IPolicies policies)
    {
        switch (reply.Kind)
        {
            case ReplyKind.Answer:
                var before = query.History.Count;
                query.Answer(reply.By, sentAt, AnswerChannel.Card, reply.SendKey, policies);
                if (reply.Closes && query.History.Count > before) query.Resolve(reply.By, sentAt, policies);
                break;
            case ReplyKind.Holding:
                query.TellToWait(reply.By, reply.SendKey, sentAt, reply.PromisedAt);
                break;
            case ReplyKind.Acknowledgement:
                query.TellToWait(by: null, reply.SendKey, sentAt, reply.PromisedAt);
                break;
            case ReplyKind.Forward:
                query.Forward(reply.By, reply.SendKey, reply.ToAddress ?? "", sentAt, reply.Closes, policies);
                break;
        }

        await session.RunAsync(
            "UPDATE replies SET sent_at = @sentAt, message_id = COALESCE(@messageId, message_id) WHERE send_key = @SendKey", new { sentAt, messageId, reply.SendKey });
    }
}
