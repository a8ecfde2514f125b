using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Places;

/// <summary>What Teams tells of the places the bot is in: installs, channels, teams, people, and messages that are taken away.</summary>
public sealed partial class PlaceNews(Conversations conversations, StaffRoster roster, ITeamsMessenger messenger, Database database, TimeProvider clock, ILogger<PlaceNews> logger)
{
    /// <returns>The places that nothing can be sent to any more, and why; none: nothing was closed.</returns>
    public async Task<(IReadOnlyList<string> Closed, string Because)> HearAsync(Activity activity, CancellationToken cancellation)
    {
        roster.Forget();
        switch (activity.Type, activity.Action ?? activity.EventType)
        {
            case ("installationUpdate", "add"):
                await GreetAsync(activity, cancellation);
                break;
            case ("installationUpdate", "remove"):
                return await ClosedAsync(PlaceOf(activity), "removed", cancellation);
            case ("conversationUpdate", "channelDeleted") when activity.TeamsChannelId is { } channel:
                LogChanged(activity.EventType, channel);
                return ([channel], "channelDeleted");
            case ("conversationUpdate", "teamDeleted" or "teamHardDeleted" or "teamArchived"):
                return await ClosedAsync(PlaceOf(activity), activity.EventType!, cancellation);
            case ("conversationUpdate", "channelRenamed" or "channelCreated" or "channelRestored") when activity is { TeamsChannelId: { } channel, ChannelName: { } name }:
                await conversations.RenameAsync(channel, name, cancellation);
                break;
            case ("conversationUpdate", _) when activity.IsBotRemoved:
                return await ClosedAsync(PlaceOf(activity), "removed", cancellation);
            default:
                break;
        }

        return ([], "");
    }

    /// <summary>Somebody took a message away: if it was a card, it comes again.</summary>
    public async Task HearDeletedAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.Id is not { } id) return;

        await database.WriteAsync(
            async session =>
            {
                var lost = await session.ListAsync<LostCard>(
                    """
                    SELECT c.query_id, c.conversation_id, CASE WHEN c.mailbox = q.mailbox THEN NULL ELSE c.mailbox END AS other
                    FROM cards c JOIN queries q ON q.id = c.query_id WHERE c.activity_id = @id
                    """,
                    new { id });
                foreach (var card in lost.Where(card => ThreadId.ChannelOf(card.ConversationId) == ThreadId.ChannelOf(activity.ConversationId)))
                {
                    await session.PutAsync(new OutboxMessage.PutCard(card.QueryId, Mailbox: card.Other, IsCheck: true), clock.Now);
                    LogLost(card.QueryId);
                }
            },
            cancellation);
    }

    /// <summary>An install brings an installationUpdate and a conversationUpdate, perhaps more than once; it is greeted once.</summary>
    private async Task GreetAsync(Activity activity, CancellationToken cancellation)
    {
        var place = ThreadId.ChannelOf(activity.ConversationId);
        if (await conversations.WasGreetedAsync(place, cancellation)) return;

        if (activity.ConversationType == "channel" && (activity.SelectedChannelId ?? activity.TeamsChannelId) is { } channel) await messenger.PostAsync(channel, Messages.Plain(GreetingStrings.Hello), cancellation);
        else await messenger.SendAsync(activity.ConversationId, Messages.Plain(GreetingStrings.Hello), cancellation);
        await conversations.NoteGreetedAsync(place, isGreeted: true, cancellation);
    }

    private async Task<(IReadOnlyList<string> Closed, string Because)> ClosedAsync(string place, string because, CancellationToken cancellation)
    {
        LogChanged(because, place);
        await conversations.NoteGreetedAsync(place, isGreeted: false, cancellation);
        return (await conversations.WithinAsync(place, cancellation), because);
    }

    /// <summary>The team, whose id is that of its first channel, or the chat.</summary>
    private static string PlaceOf(Activity activity) => activity.TeamId ?? ThreadId.ChannelOf(activity.ConversationId);

    [LoggerMessage(LogLevel.Warning, "{Event}: nothing can be sent to {Place} any more.")]
    private partial void LogChanged(string? @event, string place);

    [LoggerMessage(LogLevel.Information, "Somebody took the card of query {QueryId} away; it comes again.")]
    private partial void LogLost(Guid queryId);

    private sealed class LostCard
    {
        public Guid QueryId { get; init; }

        public string ConversationId { get; init; } = "";

        /// <summary>The mailbox whose card it is, where that is not the query's first.</summary>
        public string? Other { get; init; }
    }
}
