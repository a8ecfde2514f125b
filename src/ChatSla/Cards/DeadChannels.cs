using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>A channel that Teams refuses us: nothing is sent there any more, and the managers hear of it once, where they can be reached.</summary>
public sealed partial class DeadChannels(
    DeadEnds deadEnds, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, TimeProvider clock, ILogger<DeadChannels> logger)
{
    public async Task NoteAsync(ConnectorException refusal, CancellationToken cancellation)
    {
        if (refusal.ConversationId is not { } channel) return;

        var told = new HashSet<string>();
        foreach (var mailbox in mailboxes.All)
        {
            if (await channels.ChannelOfAsync(mailbox, cancellation) == channel && await channels.ManagersChannelOfAsync(mailbox, cancellation) is { } managers && managers != channel) told.Add(managers);
        }

        LogDead(channel, refusal.Code, told.Count);
        await deadEnds.MarkAsync(
            channel,
            refusal.Code ?? "",
            async (session, end) =>
            {
                foreach (var managers in told) await session.PutAsync(new OutboxMessage.SayDeadEnd(managers, channel, end.Because, end.Since), clock.Now);
            },
            cancellation);
    }

    public async Task SayAsync(string managers, string channel, string because, CancellationToken cancellation)
    {
        var names = new List<string>();
        foreach (var mailbox in mailboxes.All)
        {
            if (await channels.ChannelOfAsync(mailbox, cancellation) == channel) names.Add(mailbox.Name);
        }

        var trouble = because == "ConversationNotFound" ? "the channel is gone" : "the app is not in its team any more";
        var text = $"◆ {string.Join(", ", names)}: cards cannot be shown, as {trouble}. Add ChatSla to the team again, or choose another channel with \"@ChatSla watch\". Until then nothing is sent there.";
        await messenger.PostAsync(managers, Messages.Plain(text), cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Teams refuses {Channel} ({Code}): nothing is sent there until something is heard from it. {Told} managers' channels are told.")]
    private partial void LogDead(string channel, string? code, int told);
}
