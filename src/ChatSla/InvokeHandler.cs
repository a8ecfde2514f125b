using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Telemetry;

namespace ChatSla;

/// <summary>What is answered to each invoke. Whoever clicks is checked against the team's roster every time.</summary>
public sealed class InvokeHandler(
    QueryClicks clicks,
    DialogClicks dialogs,
    CardViews cards,
    CardRefresh refreshes,
    CardOrphans orphans,
    ActRights rights,
    MailClicks mails,
    AlertClicks alerts,
    Conversations conversations,
    ITeamsMessenger messenger,
    Database database,
    SearchHandler searches,
    SpokenLanguages languages) : IInvokeHandler
{
    public async Task<InvokeAnswer?> HandleAsync(Activity activity, CancellationToken cancellation)
    {
        var (verb, began, result) = (ClickVerbs.Of(activity), Measures.Begin(), "failed");
        using var span = Traces.BeginClick(verb);
        using var _ = Language.Speak(await languages.OfAsync(activity, cancellation));
        try
        {
            await conversations.LearnAsync(activity, cancellation);
            var answer = await AnswerAsync(activity, cancellation);
            result = ClickVerbs.ResultOf(answer);
            return answer;
        }
        catch (Exception error) when (Unstored.Is(error))
        {
            return activity.Name is "adaptiveCard/action" ? InvokeAnswers.Message(Unstored.Words(error)) : new(StatusCodes.Status200OK, DialogFrame.Done(Unstored.Words(error)));
        }
        finally
        {
            if (result is "failed") span.Fail(result);
            span?.SetTag("chatsla.result", result);
            Measures.Clicked(verb, result, began);
        }
    }

    /// <summary>A button of a client that knows no universal actions: the same, with the outcome said in words.</summary>
    public async Task HandleSubmitAsync(Activity activity, CancellationToken cancellation)
    {
        if (MailClicks.Knows(activity.Value?["verb"]?.ToString()))
        {
            await mails.HandleSubmitAsync(activity, cancellation);
            return;
        }

        if (AlertClicks.Knows(activity.Value))
        {
            await alerts.HandleSubmitAsync(activity, cancellation);
            return;
        }

        if (QueryIn(activity.Value) is not { } id || activity.Value!["verb"]?.ToString() is not { } verb) return;

        var refusal = await clicks.RunAsync(verb, id, activity, activity.Value, cancellation);
        var said = refusal is not null ? await rights.WordsAsync(refusal, id, cancellation)
            : await NumberOfAsync(id, cancellation) is { } number ? QueryClicks.DoneText(verb, number)
            : null;
        if (said is not null) await messenger.SendAsync(activity.ConversationId, Messages.Plain(said), cancellation);
    }

    private async Task<InvokeAnswer?> AnswerAsync(Activity activity, CancellationToken cancellation) => activity.Name switch
    {
        "adaptiveCard/action" => await ActAsync(activity, cancellation),
        "task/fetch" => new(StatusCodes.Status200OK, await dialogs.FetchAsync(activity, cancellation)),
        "task/submit" => new(StatusCodes.Status200OK, await dialogs.SubmitAsync(activity, cancellation)),
        "composeExtension/query" => new(StatusCodes.Status200OK, await searches.AnswerAsync(activity, cancellation)),
        _ => null,
    };

    private async Task<InvokeAnswer> ActAsync(Activity activity, CancellationToken cancellation)
    {
        var action = activity.Value?["action"] as JsonObject;
        var data = action?["data"] as JsonObject;
        if (action?["type"]?.ToString() is not "Action.Execute") return InvokeAnswers.Wrong("NotSupported", "Only Action.Execute is known.");
        if (data is not null && MailClicks.Knows(action["verb"]?.ToString())) return await mails.ActAsync(activity, action["verb"]!.ToString(), data, cancellation);
        if (AlertClicks.Knows(data)) return await alerts.ActAsync(activity, action["verb"]?.ToString() ?? "", data!, cancellation);
        if (action["verb"]?.ToString() is not { } verb || QueryIn(data) is not { } id) return InvokeAnswers.Wrong("BadRequest", "The action names no verb or no query.");

        var isLive = data!["live"]?.ToString() is "true";
        if (isLive) await orphans.NoteAsync(id, activity.ConversationId, activity.ReplyToId, cancellation);
        if (verb == "refresh" && CardRefresh.IsAutomatic(activity)) return await refreshes.AnswerAsync(id, isLive, activity, cancellation);
        if (await clicks.RunAsync(verb, id, activity, data, cancellation) is { } refusal) return InvokeAnswers.Message(await rights.WordsAsync(refusal, id, cancellation));

        return verb == "refresh"
            ? await ShowAsync(id, isLive, activity, cancellation)
            : await Unstored.ShowAsync(() => ShowAsync(id, isLive: true, activity, cancellation), InvokeAnswers.Message);
    }

    private async Task<InvokeAnswer> ShowAsync(Guid id, bool isLive, Activity activity, CancellationToken cancellation) =>
        await cards.RenderAsync(id, isLive, activity.ConversationId, activity.By?.Id, cancellation) is { } shown
            ? InvokeAnswers.Card(shown.Card)
            : InvokeAnswers.Message(await rights.WordsAsync(new Refusal.QueryGone(), id, cancellation));

    private Task<int?> NumberOfAsync(Guid id, CancellationToken cancellation) =>
        database.ReadAsync(session => session.FindAsync<int?>("SELECT number FROM queries WHERE id = @id", new { id }), cancellation);

    private static Guid? QueryIn(JsonObject? data) => Guid.TryParse(data?["query"]?.ToString(), out var id) ? id : null;
}
