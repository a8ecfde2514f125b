using ChatSla.Cards;
using ChatSla.Commands;
using ChatSla.Languages;
using ChatSla.Places;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>What follows an activity that was answered 202: commands, and what is learnt of teams and people. Anything unknown is harmless.</summary>
public sealed partial class ActivityHandler(
    Conversations conversations, DeadEnds deadEnds, DeadChannels deadChannels, PlaceNews places, CommandHandler commands, InvokeHandler clicks, SpokenLanguages languages, ILogger<ActivityHandler> logger)
{
    public async Task HandleAsync(Activity activity, CancellationToken cancellation)
    {
        await conversations.LearnAsync(activity, cancellation);
        await ReviveAsync(activity, cancellation);
        using var _ = Language.Speak(await languages.OfAsync(activity, cancellation));
        switch (activity.Type)
        {
            case "message" when activity is { TextWritten: null or "", Value: { } pressed } && pressed[CommandWords.ButtonKey] is null:
                await SubmitAsync(activity, cancellation);
                break;
            case "message":
                await commands.HandleAsync(activity, cancellation);
                break;
            case "conversationUpdate" or "installationUpdate":
                if (await places.HearAsync(activity, cancellation) is { Closed: { Count: > 0 } closed, Because: var because }) await deadChannels.NoteAsync(closed, because, cancellation);
                break;
            case "messageDelete":
                await places.HearDeletedAsync(activity, cancellation);
                break;
            case "messageUpdate":
                // What a command did stays done when its words are changed, and doing the changed one as well would surprise: whoever wants it writes it.
                LogEdited(activity.Id);
                break;
            default:
                break;
        }
    }

    /// <summary>Where something is heard from, something can be said again; what a team gets back may be all of it.</summary>
    private Task ReviveAsync(Activity activity, CancellationToken cancellation) => activity switch
    {
        { IsFarewell: true } or { Type: "installationUpdate", Action: not "add" } => Task.CompletedTask,
        { Type: "installationUpdate" } or { EventType: "teamRestored" or "teamUnarchived" } => deadEnds.ReviveAsync(null, cancellation),
        { EventType: "channelRestored", TeamsChannelId: { } channel } => deadEnds.ReviveAsync(channel, cancellation),
        _ => deadEnds.ReviveAsync(ThreadId.ChannelOf(activity.ConversationId), cancellation),
    };

    /// <summary>A client that sends a number where a word belongs gets no further by being heard again.</summary>
    private async Task SubmitAsync(Activity activity, CancellationToken cancellation)
    {
        try
        {
            await clicks.HandleSubmitAsync(activity, cancellation);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            LogUnreadable(error);
        }
    }

    [LoggerMessage(LogLevel.Information, "Message {MessageId} was edited: what it asked is not done again.")]
    private partial void LogEdited(string? messageId);

    [LoggerMessage(LogLevel.Error, "What a button sent could not be read.")]
    private partial void LogUnreadable(Exception error);
}
