using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>What follows a change of a query, put in the change's own transaction. Call before the query is saved.</summary>
public static class Consequences
{
    /// <summary>The card is painted anew. Who is told of amber and red is the ladders' business, which have their own instants.</summary>
    public static Task PutTurnedAsync(this DbSession session, Query query, Instant now) => session.PutCardAsync(query, now);

    /// <summary>Every card of the query shows the present: one for each mailbox that it belongs to.</summary>
    public static async Task PutCardAsync(this DbSession session, Query query, Instant now)
    {
        foreach (var mailbox in query.Mailboxes) await session.PutAsync(new OutboxMessage.PutCard(query.Id, query.LightAt(now), OtherThanFirst(query, mailbox)), now);
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

    /// <summary>Every open query's card for a mailbox shows the present. The first mailbox's card is named by the query alone: under two names it would be posted twice.</summary>
    /// <returns>How many there are.</returns>
    public static async Task<int> PutOpenCardsAsync(this DbSession session, string address, Instant now)
    {
        var open = await session.ListAsync<(Guid Id, long Position)>(
            "SELECT q.id, m.position FROM queries q JOIN query_mailboxes m ON m.query_id = q.id WHERE m.mailbox = @address AND q.state = 'open' ORDER BY q.number", new { address });
        foreach (var (id, position) in open) await session.PutAsync(new OutboxMessage.PutCard(id, Mailbox: position == 0 ? null : address), now);
        return open.Count;
    }

    /// <summary>Messages say nothing of the mailbox that has always been the query's, so that those of earlier versions are known again.</summary>
    private static string? OtherThanFirst(Query query, string mailbox) => mailbox == query.Mailbox ? null : mailbox;
}
