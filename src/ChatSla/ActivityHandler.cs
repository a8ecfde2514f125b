using ChatSla.Commands;
using ChatSla.Escalations;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Preview;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>What follows an activity that was answered 202: commands, and what is learnt of teams and people. Anything unknown is harmless.</summary>
public sealed class ActivityHandler(
    Conversations conversations, DeadEnds deadEnds, StaffRoster roster, AnswerCommand commands, DeedHandler deeds, AnswerPreview previews, InvokeHandler clicks, NoiseReport noise, ITeamsMessenger messenger, SpokenLanguages languages)
{
    public async Task HandleAsync(Activity activity, CancellationToken cancellation)
    {
        await conversations.LearnAsync(activity, cancellation);
        if (activity is not { Type: "installationUpdate", Action: not "add" })
            await deadEnds.ReviveAsync(activity.Type == "installationUpdate" ? null : ThreadId.ChannelOf(activity.ConversationId), cancellation);
        using var _ = Language.Speak(await languages.OfAsync(activity, cancellation));
        switch (activity.Type)
        {
            case "message" when activity is { TextWritten: null or "", Value: not null }:
                await clicks.HandleSubmitAsync(activity, cancellation);
                break;
            case "message" when NoiseReport.IsAskedFor(activity.TextWritten) && activity.By is { } asking:
                await noise.PutAsync(new Asker(activity.ConversationId, activity.ConversationType == "channel", asking.Id), cancellation);
                break;
            case "message" when CommandWords.Read(activity) is Command.Deed deed:
                await deeds.RunAsync(activity, deed, cancellation);
                break;
            case "message" when CommandWords.Read(activity) is Command.Due(var question):
                await previews.AnswerDueAsync(activity, question, cancellation);
                break;
            case "message" when CommandWords.Read(activity) is Command.Calendar(var words):
                await previews.AnswerCalendarAsync(activity, words, cancellation);
                break;
            case "message":
                await commands.RunAsync(activity, cancellation);
                break;
            case "conversationUpdate":
                roster.Forget();
                break;
            case "installationUpdate" when activity.Action is "add":
                await GreetAsync(activity, cancellation);
                break;
            case "installationUpdate" when activity.Action is "remove":
                await conversations.MarkDeadAsync(activity.ConversationId, cancellation);
                break;
            default:
                break;
        }
    }

    /// <summary>An install brings both an installationUpdate and a conversationUpdate; only the first is greeted.</summary>
    private async Task GreetAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity is { ConversationType: "channel", TeamsChannelId: { } channel }) await messenger.PostAsync(channel, Messages.Plain(GreetingStrings.Hello), cancellation);
        else await messenger.SendAsync(activity.ConversationId, Messages.Plain(GreetingStrings.Hello), cancellation);
    }
}
