using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>
/// A card that calls itself live and is not the query's card is left from a crash or a lost answer. Clients refresh the cards they show,
/// so it tells of itself as soon as somebody sees it: where the query's card is not known to be there, this one is it; else it is removed.
/// </summary>
public sealed partial class CardOrphans(Database database, TimeProvider clock, ILogger<CardOrphans> logger)
{
    public async Task NoteAsync(Guid queryId, string conversationId, string? activityId, CancellationToken cancellation)
    {
        if (activityId is null) return;

        var cards = await database.ReadAsync(session => CardRow.ListAsync(session, queryId), cancellation);
        if (cards.Count == 0 && await database.ReadAsync(session => session.FindAsync<int?>("SELECT 1 FROM queries WHERE id = @queryId", new { queryId }), cancellation) is null)
        {
            // Its query was opened after a backup that was restored since, and has been opened anew with a card of its own.
            await database.WriteAsync(session => session.PutAsync(new OutboxMessage.RemoveCard(conversationId, activityId), clock.Now), cancellation);
            return;
        }

        if (cards.Any(card => card.ActivityId == activityId)) return;
        if (cards.FirstOrDefault(card => card.ConversationId is { } place && ThreadId.ChannelOf(place) == ThreadId.ChannelOf(conversationId)) is not { } here) return;

        if (here.IsPosted) await database.WriteAsync(session => session.PutAsync(new OutboxMessage.RemoveCard(conversationId, activityId), clock.Now), cancellation);
        else await AdoptAsync(queryId, here, ThreadId.Of(conversationId, activityId), activityId, cancellation);
    }

    private Task AdoptAsync(Guid queryId, CardRow here, string conversationId, string activityId, CancellationToken cancellation)
    {
        LogAdopted(queryId);
        return database.WriteAsync(
            async session =>
            {
                await CardRow.PutAsync(session, queryId, here.Mailbox, CardRow.Posted, conversationId, activityId, null, clock.Now);
                if (await QueryJournal.FindAsync(session, queryId) is { } query) await session.PutCardAsync(query, clock.Now);
            },
            cancellation);
    }

    [LoggerMessage(LogLevel.Information, "The card of query {QueryId}, whose post was never answered, has turned up.")]
    private partial void LogAdopted(Guid queryId);
}
