using System.Text.Json.Nodes;
using ChatSla.Cards;
using ChatSla.Commands;
using ChatSla.Escalations;
using ChatSla.Graph;
using ChatSla.Preview;
using ChatSla.Summaries;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>What somebody says to the bot is answered once, where it was said.</summary>
public sealed class CommandHandler(AnswerCommand commands, DeedHandler deeds, AnswerPreview previews, PostSummary summaries, CardViews cards, AnnounceHandler announcer, NoiseReport noise, ITeamsMessenger messenger)
{
    public async Task HandleAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.By is null || CommandWords.Read(activity) is not { } command) return;
        await messenger.SendAsync(activity.ConversationId, await AnswerAsync(activity, command, cancellation), cancellation);
    }

    private async Task<JsonObject> AnswerAsync(Activity activity, Command command, CancellationToken cancellation) => command switch
    {
        Command.Deed deed => await deeds.RunAsync(activity, deed, cancellation),
        Command.ReleaseAll => await deeds.ReleaseAllAsync(activity, cancellation),
        Command.Due(var question) => await previews.AnswerDueAsync(activity, question, cancellation),
        Command.Summary => await summaries.MessageAsync(AskerOf(activity), cancellation),
        Command.Noise => await noise.MessageAsync(AskerOf(activity), cancellation),
        Command.Show(var query) => await ShowAsync(activity, query, cancellation),
        Command.Announce(var words) => await announcer.AnswerAsync(activity, AskerOf(activity), words, cancellation),
        Command.Calendar(var words) => await previews.AnswerCalendarAsync(activity, words, cancellation),
        _ => await commands.AnswerAsync(activity, AskerOf(activity), command, cancellation),
    };

    /// <summary>A copy of the card; the query has one live card, and that is in its channel.</summary>
    private async Task<JsonObject> ShowAsync(Activity activity, Which which, CancellationToken cancellation)
    {
        var (query, fault) = await commands.FindAsync(AskerOf(activity), which, "show", cancellation);
        return query is not null && await cards.RenderAsync(query.Id, isLive: false, activity.ConversationId, activity.By!.Id, cancellation) is { } shown
            ? Messages.Card(shown.Card, shown.Summary)
            : Messages.Plain(fault);
    }

    private static Asker AskerOf(Activity activity) => new(activity.ConversationId, activity.ConversationType == "channel", activity.By!.Id);
}
