using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Cards;

/// <summary>Says, in the thread of a card that somebody deleted, where the card is now. What was written in that thread stays readable.</summary>
public sealed class MovedCards(Database database, ITeamsMessenger messenger, SpokenLanguages languages, BotIdentity bot)
{
    public async Task SayAsync(Guid queryId, string oldThread, string newThread, string newActivity, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => QueryJournal.FindAsync(session, queryId), cancellation) is not { } query) return;

        using var spoken = Language.Speak(await languages.OfAsync(oldThread, cancellation));
        var text = SentStrings.CardWasDeletedHere.With(query.Number, bot.Links.To(newThread, newActivity));
        try
        {
            await messenger.SendAsync(oldThread, Messages.Plain(text), cancellation);
        }
        catch (ConnectorException gone) when (gone.Status is 404)
        {
            // The thread went with the card: there is nobody to tell.
        }
    }
}
