using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Commands;

/// <summary>Binds a mailbox to the channel in which an administrator asks for it, and shows its open queries there; or lets it go.</summary>
public sealed partial class WatchMailbox(
    Permits permits, WatchedMailboxes mailboxes, MailboxChannels channels, Database database, TimeProvider clock, ILogger<WatchMailbox> logger)
{
    /// <param name="address">Null: what this channel shows is listed, to anybody in it.</param>
    /// <returns>What to tell the person.</returns>
    public async Task<string> RunAsync(Activity activity, Person by, string? address, CancellationToken cancellation)
    {
        if (address is null) return await ListAsync(activity, cancellation);
        if (await RefusalAsync(activity, address, Deeds.Watch, cancellation) is { } refusal) return refusal;
        if (mailboxes.Find(address) is not { } mailbox) return CommandStrings.NotConfigured.With(CardText.Cut(address, 80), string.Join(", ", mailboxes.Addresses));

        var channel = ThreadId.ChannelOf(activity.ConversationId);
        if (mailbox.ChannelId is { } fixedChannel && fixedChannel != channel) return CommandStrings.FixedElsewhere.With(mailbox.Address);

        var shown = await database.WriteAsync(session => BindAsync(session, mailbox, channel, by), cancellation);
        LogBound(channel, by.Id);
        var follow = shown switch { 0 => CommandStrings.NoneFollows, 1 => CommandStrings.OneFollows, _ => CommandStrings.ManyFollow.With(shown) };
        return $"{CommandStrings.NowShows.With(mailbox.Address)} {mailbox.Policy.Service} {follow}";
    }

    /// <summary>The mailbox is read on; its queries have no channel until it is shown in one again.</summary>
    public async Task<string> EndAsync(Activity activity, Person by, string? address, CancellationToken cancellation)
    {
        if (await RefusalAsync(activity, address, "unwatch", cancellation) is { } refusal) return refusal;

        var here = await ShownInAsync(ThreadId.ChannelOf(activity.ConversationId), cancellation);
        if (address is null && here.Count != 1) return here.Count == 0 ? CommandStrings.ShowsNothing : CommandStrings.UnwatchWhich.With(string.Join(", ", here.Select(one => one.Address)));

        var mailbox = address is null ? here[0] : mailboxes.Find(address);
        if (mailbox is null || !here.Contains(mailbox)) return CommandStrings.NotShownHere.With(CardText.Cut(address ?? "", 80));
        if (mailbox.ChannelId is not null) return CommandStrings.FixedHere.With(mailbox.Address);

        await database.WriteAsync(session => session.RunAsync("DELETE FROM channel_bindings WHERE mailbox = @Address", new { mailbox.Address }), cancellation);
        LogUnbound(ThreadId.ChannelOf(activity.ConversationId), by.Id);
        return CommandStrings.ShowsNoMore.With(mailbox.Address);
    }

    private async Task<string> ListAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.ConversationType != "channel") return CommandStrings.SayInChannel;

        var here = await ShownInAsync(ThreadId.ChannelOf(activity.ConversationId), cancellation);
        return here.Count == 0 ? CommandStrings.ShowsNothing : CommandStrings.Shows.With(string.Join(", ", here.Select(mailbox => mailbox.Address)));
    }

    private async Task<IReadOnlyList<WatchedMailbox>> ShownInAsync(string channel, CancellationToken cancellation)
    {
        var shown = new List<WatchedMailbox>();
        foreach (var mailbox in mailboxes.All)
        {
            if (await channels.ChannelOfAsync(mailbox, cancellation) == channel) shown.Add(mailbox);
        }

        return shown;
    }

    private async Task<string?> RefusalAsync(Activity activity, string? address, string deed, CancellationToken cancellation)
    {
        var named = address is not null && mailboxes.Find(address) is { } one ? [one] : mailboxes.All;
        if (await permits.AskAsync(activity, named, deed, null, cancellation) is { } refusal) return RefusalText.For(refusal, clock.Now, NodaTime.DateTimeZone.Utc);
        return activity.ConversationType == "channel" ? null : CommandStrings.SayInChannel;
    }

    private async Task<int> BindAsync(DbSession session, WatchedMailbox mailbox, string channel, Person by)
    {
        await channels.BindAsync(session, mailbox, channel, by.Id);
        return await session.PutOpenCardsAsync(mailbox.Address, clock.Now);
    }

    [LoggerMessage(LogLevel.Information, "A mailbox was bound to {ChannelId} by {PersonId}.")]
    private partial void LogBound(string channelId, string personId);

    [LoggerMessage(LogLevel.Information, "A mailbox was taken out of {ChannelId} by {PersonId}.")]
    private partial void LogUnbound(string channelId, string personId);
}
