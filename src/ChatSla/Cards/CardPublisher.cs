using System.Text.Json.Nodes;
using ChatSla.Graph;
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
    ITeamsMessenger messenger,
    TimeProvider clock)
{
    /// <param name="address">Which of the query's mailboxes the card is for; null: the first. A mailbox whose channel has the card of another has none of its own.</param>
    /// <param name="isCheck">It is sent even where it shows already what it should: to see whether it is still there.</param>
    public async Task PutAsync(Guid queryId, string? address, bool isCheck, CancellationToken cancellation)
    {
        var view = await database.ReadAsync(session => QueryView.FindAsync(session, queryId), cancellation);
        if (view is null || mailboxes.Find(address ?? view.Query.Mailbox) is not { } mailbox) return;

        var place = (await channels.PlacesOfAsync(view.Query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox));
        if (place is not null && place.Holder != mailbox) return;

        var card = await database.ReadAsync(session => CardRow.FindAsync(session, queryId, mailbox.Address), cancellation);
        await live.PutAsync(view, mailbox.Address, place?.Channel, card, MessageOf(view, mailbox), isCheck, cancellation);
        if (!view.Query.IsSettled) await PaintAgainAtMidnightAsync(queryId, mailbox, cancellation);
    }

    /// <summary>The day is over: what said "today" is painted anew.</summary>
    public Task RepaintAsync(Guid queryId, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await QueryJournal.FindAsync(session, queryId) is { IsSettled: false } query) await session.PutCardAsync(query, clock.Now);
        },
        cancellation);

    /// <summary>Takes away a card that is not the query's live one: a crash between posting and noting it leaves one behind.</summary>
    public Task RemoveAsync(string conversationId, string activityId, CancellationToken cancellation) => messenger.DeleteAsync(conversationId, activityId, cancellation);

    public async Task ShowAsync(Guid queryId, string conversationId, CancellationToken cancellation)
    {
        if (await RenderAsync(queryId, isLive: false, conversationId, cancellation) is { } shown) await messenger.SendAsync(conversationId, Messages.Card(shown.Card, shown.Summary), cancellation);
    }

    /// <summary>The card as it is now, or null where there is no such query.</summary>
    /// <param name="conversationId">Where it is looked at: of several mailboxes, the times are those of the one that is shown there.</param>
    public async Task<(JsonObject Card, string Summary)?> RenderAsync(Guid queryId, bool isLive, string? conversationId, CancellationToken cancellation)
    {
        var view = await database.ReadAsync(session => QueryView.FindAsync(session, queryId), cancellation);
        if (view is null) return null;

        var places = view.Query.Mailboxes.Count == 1 || conversationId is null ? [] : await channels.PlacesOfAsync(view.Query, cancellation);
        if ((places.FirstOrDefault(place => place.Channel == ThreadId.ChannelOf(conversationId!))?.Holder ?? mailboxes.Find(view.Query.Mailbox)) is not { } mailbox) return null;

        var now = clock.Now;
        return (QueryCard.Render(Named(view), now, mailbox.Zone, isLive, outlook.Safe(view.Last.WebLink)), QueryCard.Summary(view, now, mailbox.Zone));
    }

    private Task PaintAgainAtMidnightAsync(Guid queryId, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var midnight = DueText.NextMidnight(clock.Now, mailbox.Zone);
        return database.WriteAsync(session => session.PutAsync(new OutboxMessage.RepaintCard(queryId, midnight), clock.Now, midnight), cancellation);
    }

    private CardMessage MessageOf(QueryView view, WatchedMailbox mailbox)
    {
        var now = clock.Now;
        return new(_ => Messages.Card(QueryCard.Render(Named(view), now, mailbox.Zone, isLive: true, outlook.Safe(view.Last.WebLink)), QueryCard.Summary(view, now, mailbox.Zone)), 0);
    }

    /// <summary>A query of several mailboxes says whose it is.</summary>
    private QueryView Named(QueryView view) =>
        view.Query.Mailboxes.Count == 1 ? view : view with { SharedBy = [.. view.Query.Mailboxes.Select(address => mailboxes.Find(address)?.Name ?? address)] };
}
