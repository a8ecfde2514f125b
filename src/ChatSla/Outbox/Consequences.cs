using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>What follows a change of a query, put in the change's own transaction. Call before the query is saved.</summary>
public static class Consequences
{
    /// <summary>The card is painted anew; amber reminds the owner; a promise that was missed is said in the thread and to the managers.</summary>
    public static async Task PutTurnedAsync(this DbSession session, Query query, Instant now)
    {
        await session.PutCardAsync(query, now);
        foreach (var amber in query.Unsaved.OfType<QueryEvent.TurnedAmber>().Where(_ => query.Owner is not null))
            await session.PutAsync(new OutboxMessage.RemindOwner(query.Id, amber.At), now);

        foreach (var red in query.Unsaved.OfType<QueryEvent.TurnedRed>())
        {
            foreach (var mailbox in query.Mailboxes) await PutMissedAsync(session, query, mailbox, red.At, now);
        }
    }

    /// <summary>Every card of the query shows the present: one for each mailbox that it belongs to.</summary>
    public static async Task PutCardAsync(this DbSession session, Query query, Instant now)
    {
        foreach (var mailbox in query.Mailboxes) await session.PutAsync(new OutboxMessage.PutCard(query.Id, query.LightAt(now), OtherThanFirst(query, mailbox)), now);
    }

    /// <summary>A mailbox that the query has come to hears of what is missed already.</summary>
    public static async Task PutMissedAsync(this DbSession session, Query query, string mailbox, Instant now)
    {
        foreach (var missed in query.Running.Where(promise => query.StateOf(promise, now) is PromiseState.Breached)) await PutMissedAsync(session, query, mailbox, missed.DueAt, now);
    }

    /// <summary>The last thing that happened calls the managers of every mailbox.</summary>
    public static async Task PutCalledAsync(this DbSession session, Query query, Instant now)
    {
        foreach (var mailbox in query.Mailboxes) await session.PutAsync(new OutboxMessage.CallManagers(query.Id, query.History.Count - 1, OtherThanFirst(query, mailbox)), now);
    }

    /// <summary>An answer of ours came back: that is said below every card.</summary>
    public static async Task PutBouncedAsync(this DbSession session, Query query, string mailId, Instant now)
    {
        foreach (var mailbox in query.Mailboxes) await session.PutAsync(new OutboxMessage.SayBounced(query.Id, mailId, OtherThanFirst(query, mailbox)), now);
    }

    private static async Task PutMissedAsync(DbSession session, Query query, string mailbox, Instant dueAt, Instant now)
    {
        await session.PutAsync(new OutboxMessage.SayRed(query.Id, dueAt, OtherThanFirst(query, mailbox)), now);
        await session.PutAsync(new OutboxMessage.PingManagers(query.Id, dueAt, OtherThanFirst(query, mailbox)), now);
    }

    /// <summary>Messages say nothing of the mailbox that has always been the query's, so that those of earlier versions are known again.</summary>
    private static string? OtherThanFirst(Query query, string mailbox) => mailbox == query.Mailbox ? null : mailbox;
}
