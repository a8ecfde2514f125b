using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>A channel that Teams refuses us: nothing is sent there any more, and the managers hear of it once, where they can be reached.</summary>
public sealed partial class DeadChannels(
    DeadEnds deadEnds, Conversations conversations, Administrators administrators, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, SpokenLanguages languages, TimeProvider clock, ILogger<DeadChannels> logger)
{
    public Task NoteAsync(ConnectorException refusal, CancellationToken cancellation) =>
        refusal.ConversationId is { } channel ? NoteAsync([channel], refusal.Code ?? "", cancellation) : Task.CompletedTask;

    /// <param name="closed">All that were closed at once, so that nobody is told in one of them.</param>
    public async Task NoteAsync(IReadOnlyList<string> closed, string because, CancellationToken cancellation)
    {
        var silent = closed.Concat((await deadEnds.ListAsync(cancellation)).Select(end => end.Id)).ToHashSet();
        foreach (var channel in closed)
        {
            var told = await ToldOfAsync(channel, silent, cancellation);
            LogDead(channel, because, told.Count);
            await deadEnds.MarkAsync(
                channel,
                because,
                async (session, end) =>
                {
                    foreach (var place in told) await session.PutAsync(new OutboxMessage.SayDeadEnd(place, channel, end.Because, end.Since), clock.Now);
                },
                cancellation);
        }
    }

    /// <summary>The managers' channel, or where that is silent too, the administrators' own chats.</summary>
    private async Task<IReadOnlyCollection<string>> ToldOfAsync(string channel, HashSet<string> silent, CancellationToken cancellation)
    {
        var told = new HashSet<string>();
        foreach (var mailbox in mailboxes.All)
        {
            var (shown, managers) = (await channels.ChannelOfAsync(mailbox, cancellation), await channels.ManagersChannelOfAsync(mailbox, cancellation));
            if (shown != channel && managers != channel) continue;
            if (managers is not null && !silent.Contains(managers)) told.Add(managers);
            else told.UnionWith((await conversations.ChatsOfAsync(administrators.Holders.People, cancellation)).Except(silent));
        }

        return told;
    }

    public async Task SayAsync(string managers, string channel, string because, CancellationToken cancellation)
    {
        var names = new List<string>();
        foreach (var mailbox in mailboxes.All)
        {
            if (await channels.ChannelOfAsync(mailbox, cancellation) == channel || mailbox.ManagersChannelId == channel) names.Add(mailbox.Name);
        }

        using var spoken = Language.Speak(await languages.OfAsync(managers, cancellation));
        var trouble = because switch
        {
            "ConversationNotFound" or "channelDeleted" => SentStrings.TheChannelIsGone,
            "teamDeleted" or "teamHardDeleted" => SentStrings.TheTeamIsGone,
            "teamArchived" => SentStrings.TheTeamWasArchived,
            _ => SentStrings.TheAppIsNotInTheTeam,
        };
        var isManagers = mailboxes.All.All(mailbox => mailbox.ManagersChannelId == channel || mailbox.ChannelId != channel) && mailboxes.All.Any(mailbox => mailbox.ManagersChannelId == channel);
        var text = (isManagers ? SentStrings.ManagersNotCalled : SentStrings.CardsNotShown).With(string.Join(", ", names), trouble);
        if (!ThreadId.IsChannel(managers)) await messenger.SendAsync(managers, Messages.Plain(text), cancellation);
        else if (!await IsPostedAsync(managers, text, cancellation)) await SayToAdministratorsAsync(text, cancellation);
    }

    /// <summary>The managers' channel may have gone together with the other one.</summary>
    private async Task<bool> IsPostedAsync(string managers, string text, CancellationToken cancellation)
    {
        try
        {
            await messenger.PostAsync(managers, Messages.Plain(text), cancellation);
            return true;
        }
        catch (ConnectorException error) when (error.ConversationIsDead || error.Code is ConnectorException.KnownDeadEnd)
        {
            if (error.ConversationIsDead) await NoteAsync(error, cancellation);
            return false;
        }
    }

    private async Task SayToAdministratorsAsync(string text, CancellationToken cancellation)
    {
        foreach (var chat in await conversations.ChatsOfAsync(administrators.Holders.People, cancellation)) await messenger.SendAsync(chat, Messages.Plain(text), cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Teams refuses {Channel} ({Code}): nothing is sent there until something is heard from it. {Told} places are told.")]
    private partial void LogDead(string channel, string? code, int told);
}
