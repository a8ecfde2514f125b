using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>A member of staff answers the customer from the card, says that we are on it, or hands the mail on.</summary>
public sealed partial class WriteReply(QueryJournal journal, MailboxPolicies policies, Database database, TimeProvider clock, ILogger<WriteReply> logger)
{
    public async Task<Refusal?> RunAsync(Guid queryId, Person by, ReplyOrder order, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(order.Text) && order.Kind is not ReplyKind.Forward) return new Refusal.TextMissing();
        if (order.Kind is ReplyKind.Forward && !System.Net.Mail.MailAddress.TryCreate(order.ToAddress, out _)) return new Refusal.AddressUnknown(order.ToAddress ?? "");
        order = order with { SendKey = SendKeys.Of(order.Kind, order.SendKey) };
        if (await database.ReadAsync(session => ReplyRow.FindAsync(session, order.SendKey), cancellation) is not null) return null;

        var refusal = await journal.ActAsync(queryId, (query, session) => WriteAsync(query, session, by, order), cancellation);
        LogWritten(order.Kind, queryId, by.Id, refusal?.GetType().Name ?? "on its way");
        return refusal;
    }

    /// <summary>What was written last for that purpose, where it did not leave.</summary>
    public async Task<ReplyRow?> FindUnsentAsync(Query query, ReplyKind kind, CancellationToken cancellation) =>
        query.Failure is { } failure && query.KindOf(failure.SendKey) == kind ? await database.ReadAsync(session => ReplyRow.FindAsync(session, failure.SendKey), cancellation) : null;

    private async Task<Refusal?> WriteAsync(Query query, DbSession session, Person by, ReplyOrder order)
    {
        var now = clock.Now;
        if (await session.FindMailAsync(query.LastMailId) is not { } mail) return new Refusal.NobodyToAnswer();
        if (mail.ReplyAddress is null && order.Kind is not ReplyKind.Forward) return new Refusal.NobodyToAnswer();
        if (order.Kind is ReplyKind.Forward && string.Equals(order.ToAddress, query.Mailbox, StringComparison.OrdinalIgnoreCase)) return new Refusal.ForwardToItself();

        var since = query.OwedSince ?? mail.ReceivedAt;
        if (Hand(query, by, order, now) is { } refusal) return refusal;

        query.Turn(now, await policies.OfAsync(session, query));
        await ReplyRow.AddAsync(session, RowOf(query, mail, by, order) with { AskedAt = order.Kind is ReplyKind.Forward ? since : null }, now);
        await AnswerLocks.EndAsync(session, query.Id);
        await session.PutAsync(new OutboxMessage.SendReply(query.Id, order.SendKey), now);
        await session.PutTurnedAsync(query, now);
        return null;
    }

    private static Refusal? Hand(Query query, Person by, ReplyOrder order, Instant now) => order.Kind switch
    {
        ReplyKind.Holding => query.WriteHolding(by, order.SendKey, now),
        ReplyKind.Forward => query.WriteForward(by, order.SendKey, now),
        _ => query.WriteAnswer(by, order.SendKey, now),
    };

    private static ReplyRow RowOf(Query query, MailRow mail, Person by, ReplyOrder order) => new()
    {
        SendKey = order.SendKey,
        QueryId = query.Id,
        MailId = mail.Id,
        ById = by.Id,
        ByName = by.Name,
        Body = order.Text.Trim(),
        Kind = order.Kind,
        ToAll = order.ToAll,
        ToAddress = order.ToAddress,
        Subject = order.Subject,
        PromisedAt = order.PromisedAt,
        Closes = order.Closes,
    };

    [LoggerMessage(LogLevel.Information, "{Kind} of query {QueryId} by {PersonId}: {Outcome}.")]
    private partial void LogWritten(ReplyKind kind, Guid queryId, string personId, string outcome);
}
