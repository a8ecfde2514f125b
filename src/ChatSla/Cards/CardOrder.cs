using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;

namespace ChatSla.Cards;

/// <summary>Cards of one mailbox come into the channel in the order of their numbers, as long as all goes well.</summary>
public sealed class CardOrder(Database database)
{
    /// <summary>How many numbers back the one before is looked for.</summary>
    private const int Back = 64;

    /// <exception cref="InLineException">The card before it is still on its way, and is no less urgent.</exception>
    public async Task KeepAsync(Query query, CancellationToken cancellation)
    {
        if (OutboxTurn.Current is not { Row: var row }) return;

        var before = await database.ReadAsync(
            session => session.FindAsync<string>(
                "SELECT id FROM queries WHERE number < @Number AND number >= @Number - @Back AND mailbox = @Mailbox ORDER BY number DESC LIMIT 1", new { query.Number, query.Mailbox, Back }),
            cancellation);
        if (before is null) return;

        var lane = new OutboxMessage.PutCard(Guid.Parse(before)).Lane;
        var isOnItsWay = await database.ReadAsync(
            session => session.FindAsync<int?>(
                """
                SELECT 1 FROM outbox
                WHERE lane = @lane AND done_at IS NULL AND parked_at IS NULL AND last_error IS NULL AND priority <= @Priority
                  AND NOT EXISTS (SELECT 1 FROM cards WHERE query_id = @before AND state = @Posted)
                """,
                new { lane, before, Priority = (int)row.Priority, CardRow.Posted }),
            cancellation);
        if (isOnItsWay is not null) throw new InLineException(lane);
    }
}
