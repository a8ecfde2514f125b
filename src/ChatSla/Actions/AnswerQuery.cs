using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Actions;

/// <summary>A member of staff answers the customer from the card.</summary>
public sealed partial class AnswerQuery(QueryJournal journal, MailboxPolicies policies, Database database, TimeProvider clock, ILogger<AnswerQuery> logger)
{
    /// <param name="sendKey">Made when the dialog was opened: a submit that is delivered twice answers once.</param>
    public async Task<Refusal?> RunAsync(Guid queryId, Person by, string text, string sendKey, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text)) return new Refusal.TextMissing();
        if (await IsKnownAsync(sendKey, cancellation)) return null;

        var refusal = await journal.ActAsync(queryId, (query, session) => WriteAsync(query, session, by, text.Trim(), sendKey), cancellation);
        LogAnswer(queryId, by.Id, refusal?.GetType().Name ?? "on its way");
        return refusal;
    }

    /// <summary>What was written for the last answer, where it did not leave.</summary>
    public async Task<string?> FindUnsentAsync(Query query, CancellationToken cancellation) => query.Failure is not { } failure ? null : await database.ReadAsync(
        session => session.FindAsync<string>("SELECT body FROM replies WHERE send_key = @SendKey", new { failure.SendKey }), cancellation);

    private async Task<Refusal?> WriteAsync(Query query, DbSession session, Person by, string text, string sendKey)
    {
        var now = clock.Now;
        if (await session.FindMailAsync(query.LastMailId) is not { ReplyAddress: not null } mail) return new Refusal.NobodyToAnswer();
        if (query.WriteAnswer(by, sendKey, now) is { } refusal) return refusal;

        query.Turn(now, await policies.OfAsync(session, query));
        await session.RunAsync(
            """
            INSERT INTO replies (send_key, query_id, mail_id, by_id, by_name, body, written_at)
            VALUES (@sendKey, @QueryId, @MailId, @ById, @ByName, @text, @now)
            """,
            new { sendKey, QueryId = query.Id, MailId = mail.Id, ById = by.Id, ByName = by.Name, text, now });
        await session.PutAsync(new OutboxMessage.SendReply(query.Id, sendKey), now);
        await session.PutTurnedAsync(query, now);
        return null;
    }

    private async Task<bool> IsKnownAsync(string sendKey, CancellationToken cancellation) => await database.ReadAsync(
        session => session.FindAsync<int?>("SELECT 1 FROM replies WHERE send_key = @sendKey", new { sendKey }), cancellation) is not null;

    [LoggerMessage(LogLevel.Information, "Answer to query {QueryId} by {PersonId}: {Outcome}.")]
    private partial void LogAnswer(Guid queryId, string personId, string outcome);
}
