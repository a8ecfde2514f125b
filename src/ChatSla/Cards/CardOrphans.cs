using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>
/// A card that calls itself live and is not the query's card is left from a crash. Clients refresh the cards they show, so it
/// tells of itself as soon as somebody sees it.
/// </summary>
public sealed class CardOrphans(Database database, TimeProvider clock)
{
    public async Task NoteAsync(Guid queryId, string conversationId, string? activityId, CancellationToken cancellation)
    {
        var cards = await database.ReadAsync(session => CardRow.ListAsync(session, queryId), cancellation);
        if (activityId is null || cards.Any(card => !card.IsPosted || card.ActivityId == activityId)) return;
        if (!cards.Any(card => ThreadId.ChannelOf(card.ConversationId!) == ThreadId.ChannelOf(conversationId))) return;

        await database.WriteAsync(session => session.PutAsync(new OutboxMessage.RemoveCard(conversationId, activityId), clock.Now), cancellation);
    }
}
