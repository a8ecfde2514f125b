using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Commands;

/// <summary>Binds a mailbox to the channel in which an administrator asks for it, and shows its open queries there.</summary>
public sealed partial class WatchMailbox(
    Permits permits, WatchedMailboxes mailboxes, MailboxChannels channels, Database database, TimeProvider clock, ILogger<WatchMailbox> logger)
{
    /// <returns>What to tell the person.</returns>
    public async Task<string> RunAsync(Activity activity, Person by, string address, CancellationToken cancellation)
    {
        var named = mailboxes.Find(address) is { } one ? [one] : mailboxes.All;
        if (await permits.AskAsync(activity, named, Deeds.Watch, null, cancellation) is { } refusal) return RefusalText.For(refusal, clock.Now, NodaTime.DateTimeZone.Utc);
        if (activity.ConversationType != "channel") return "Say that in the channel that should show the mailbox.";
        if (mailboxes.Find(address) is not { } mailbox) return $"\"{address}\" is not in the configuration. I watch: {string.Join(", ", mailboxes.Addresses)}.";

        var channel = ThreadId.ChannelOf(activity.ConversationId);
        if (mailbox.ChannelId is { } fixedChannel && fixedChannel != channel)
            return $"The configuration shows {mailbox.Address} in another channel (Mailboxes: Channel). Take that setting out first.";

        var shown = await database.WriteAsync(session => BindAsync(session, mailbox, channel, by), cancellation);
        LogBound(channel, by.Id);
        return $"This channel now shows {mailbox.Address}. {mailbox.Policy.Service} {(shown == 0 ? "No query is open." : $"{shown} open {(shown == 1 ? "query follows" : "queries follow")}.")}";
    }

    private async Task<int> BindAsync(DbSession session, WatchedMailbox mailbox, string channel, Person by)
    {
        await channels.BindAsync(session, mailbox, channel, by.Id);
        var open = await session.ListAsync<(Guid Id, long Position)>(
            "SELECT q.id, m.position FROM queries q JOIN query_mailboxes m ON m.query_id = q.id WHERE m.mailbox = @Address AND q.state = 'open' ORDER BY q.number", new { mailbox.Address });
        // The first mailbox's card is named by the query alone: under two names it would be posted twice.
        foreach (var (id, position) in open) await session.PutAsync(new OutboxMessage.PutCard(id, Mailbox: position == 0 ? null : mailbox.Address), clock.Now);
        return open.Count;
    }

    [LoggerMessage(LogLevel.Information, "A mailbox was bound to {ChannelId} by {PersonId}.")]
    private partial void LogBound(string channelId, string personId);
}
