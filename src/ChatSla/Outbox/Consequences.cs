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
            await session.PutAsync(new OutboxMessage.SayRed(query.Id, red.At), now);
            await session.PutAsync(new OutboxMessage.PingManagers(query.Id, red.At), now);
        }
    }

    public static Task PutCardAsync(this DbSession session, Query query, Instant now) =>
        session.PutAsync(new OutboxMessage.PutCard(query.Id, query.LightAt(now)), now);
}
