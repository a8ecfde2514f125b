using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>Keeps a query's live cards showing the present, one in each channel that shows it, and shows copies to those who ask.</summary>
public sealed class CardPublisher(
    Database database,
    WatchedMailboxes mailboxes,
    MailboxChannels channels,
    OutlookLinks outlook,
    LiveCard live,
    CardViews views,
    CardViewers viewers,
    SpokenLanguages languages,
    ConnectorGate gate,
    ITeamsMessenger messenger,
    TimeProvider clock)
{
    /// <param name="address">Which of the query's mailboxes the card is for; null: the first. A mailbox whose channel has the card of another has none of its own.</param>
    /// <param name="isCheck">It is sent even where it shows already what it should: to see whether it is still there.</param>
    public async Task PutAsync(Guid queryId, string? address, bool isCheck, CancellationToken cancellation)
    {
        // What has to wait is drawn when its turn comes: many claims in a channel are many cards that wait.
        if (gate.HasLines && await database.ReadAsync(session => CardRow.ConversationOfAsync(session, queryId, address), cancellation) is { } thread) gate.StandInLine(thread);
        if (await MessageAsync(queryId, address, cancellation) is not var (view, mailbox, channel, message)) return;

        var card = await database.ReadAsync(session => CardRow.FindAsync(session, queryId, mailbox.Address), cancellation);
        await live.PutAsync(view, mailbox.Address, channel, card, message, isCheck, cancellation);
        if (!view.Query.IsSettled) await PaintAgainAtMidnightAsync(queryId, mailbox, cancellation);
    }

    /// <summary>What tells a card that shows the present from one that does not; null where there should be none.</summary>
    public async Task<string?> HashAsync(Guid queryId, string address, CancellationToken cancellation) => (await MessageAsync(queryId, address, cancellation))?.Message.Hash;

    /// <summary>The day is over: what said "today" is painted anew.</summary>
    public Task RepaintAsync(Guid queryId, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await QueryJournal.FindAsync(session, queryId) is { IsSettled: false } query) await session.PutCardAsync(query, clock.Now);
        },
        cancellation);

    /// <summary>Takes away a card that is not the query's live one: a crash between posting and noting it leaves one behind.</summary>
    public Task RemoveAsync(string conversationId, string activityId, CancellationToken cancellation) => messenger.DeleteAsync(conversationId, activityId, cancellation);

    private Task PaintAgainAtMidnightAsync(Guid queryId, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var midnight = DueText.NextMidnight(clock.Now, mailbox.Zone);
        return database.WriteAsync(session => session.PutAsync(new OutboxMessage.RepaintCard(queryId, midnight), clock.Now, midnight), cancellation);
    }

    private async Task<(QueryView View, WatchedMailbox Mailbox, string? Channel, CardMessage Message)?> MessageAsync(Guid queryId, string? address, CancellationToken cancellation)
    {
        var view = await views.FindAsync(queryId, cancellation);
        if (view is null || mailboxes.Find(address ?? view.Query.Mailbox) is not { } mailbox) return null;

        var place = (await channels.PlacesOfAsync(view.Query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox));
        if (place is not null && place.Holder != mailbox) return null;
        if (place is not null) view = view with { Viewers = await viewers.OfAsync(view.Query, place.Channel, cancellation) };

        return (view, mailbox, place?.Channel, MessageOf(view, mailbox, await languages.OfAsync(place?.Channel ?? "", cancellation)));
    }

    /// <param name="language">Of the channel: it is written later, whatever is spoken then.</param>
    private CardMessage MessageOf(QueryView view, WatchedMailbox mailbox, Language language)
    {
        var (now, link) = (clock.Now, outlook.Safe(view.Last.WebLink));
        return new(cut => Spoken(() => QueryCard.Render(view, now, mailbox.Zone, isLive: true, link, cut: cut)), CardCut.Most, () => Spoken(() => QueryCard.Lasting(view, now, mailbox.Zone, link)));

        JsonObject Spoken(Func<JsonObject> render)
        {
            using var _ = Language.Speak(language);
            return Messages.Card(render(), QueryCard.Summary(view, now, mailbox.Zone));
        }
    }
}
