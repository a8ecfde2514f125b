using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>Keeps a query's live cards showing the present, one in each channel that shows it, and shows copies to those who ask.</summary>
public sealed partial class CardPublisher(
    Database database,
    WatchedMailboxes mailboxes,
    MailboxChannels channels,
    OutlookLinks outlook,
    ITeamsMessenger messenger,
    TimeProvider clock,
    ILogger<CardPublisher> logger)
{
    /// <param name="address">Which of the query's mailboxes the card is for; null: the first. A mailbox whose channel has the card of another has none of its own.</param>
    public async Task PutAsync(Guid queryId, string? address, CancellationToken cancellation)
    {
        var view = await database.ReadAsync(session => QueryView.FindAsync(session, queryId), cancellation);
        if (view is null || mailboxes.Find(address ?? view.Query.Mailbox) is not { } mailbox) return;

        var place = (await channels.PlacesOfAsync(view.Query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox));
        if (place is not null && place.Holder != mailbox) return;

        var card = await database.ReadAsync(session => CardRow.FindAsync(session, queryId, mailbox.Address), cancellation);
        if (card is not { IsPosted: true, ConversationId: { } conversation, ActivityId: { } activity } || !await UpdateAsync(view, mailbox, conversation, activity, cancellation))
            await PostAsync(view, mailbox, place?.Channel, cancellation);
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

    /// <returns>False where the message is gone and must be posted anew.</returns>
    private async Task<bool> UpdateAsync(QueryView view, WatchedMailbox mailbox, string conversation, string activity, CancellationToken cancellation)
    {
        try
        {
            await messenger.UpdateAsync(conversation, activity, MessageOf(view, mailbox), cancellation);
            return true;
        }
        catch (ConnectorException gone) when (gone.MessageIsGone)
        {
            LogReposted(view.Query.Id);
            return false;
        }
    }

    private async Task PostAsync(QueryView view, WatchedMailbox mailbox, string? channel, CancellationToken cancellation)
    {
        if (channel is null)
        {
            LogNoChannel(view.Query.Id);
            return;
        }

        await PutRowAsync(view.Query.Id, mailbox, CardRow.Posting, channel, null, cancellation);
        var posted = await messenger.PostAsync(channel, MessageOf(view, mailbox), cancellation);
        await PutRowAsync(view.Query.Id, mailbox, CardRow.Posted, posted.ConversationId, posted.ActivityId ?? ThreadId.RootOf(posted.ConversationId), cancellation);
        LogPosted(view.Query.Id, (clock.Now - view.First.ReceivedAt).TotalMilliseconds);
    }

    private Task PaintAgainAtMidnightAsync(Guid queryId, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var midnight = DueText.NextMidnight(clock.Now, mailbox.Zone);
        return database.WriteAsync(session => session.PutAsync(new OutboxMessage.RepaintCard(queryId, midnight), clock.Now, midnight), cancellation);
    }

    private Task PutRowAsync(Guid queryId, WatchedMailbox mailbox, string state, string conversation, string? activity, CancellationToken cancellation) =>
        database.WriteAsync(session => CardRow.PutAsync(session, queryId, mailbox.Address, state, conversation, activity, clock.Now), cancellation);

    private JsonObject MessageOf(QueryView view, WatchedMailbox mailbox)
    {
        var now = clock.Now;
        return Messages.Card(QueryCard.Render(Named(view), now, mailbox.Zone, isLive: true, outlook.Safe(view.Last.WebLink)), QueryCard.Summary(view, now, mailbox.Zone));
    }

    /// <summary>A query of several mailboxes says whose it is.</summary>
    private QueryView Named(QueryView view) =>
        view.Query.Mailboxes.Count == 1 ? view : view with { SharedBy = [.. view.Query.Mailboxes.Select(address => mailboxes.Find(address)?.Name ?? address)] };

    [LoggerMessage(LogLevel.Information, "The card of query {QueryId} is posted, {DelayMs} ms after its mail was received.")]
    private partial void LogPosted(Guid queryId, double delayMs);

    [LoggerMessage(LogLevel.Warning, "The card of query {QueryId} is gone from its channel; it is posted anew.")]
    private partial void LogReposted(Guid queryId);

    [LoggerMessage(LogLevel.Warning, "Query {QueryId} has no channel to be shown in yet; bind its mailbox with \"@ChatSla watch ADDRESS\" or in the configuration.")]
    private partial void LogNoChannel(Guid queryId);
}
