using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla;

/// <summary>What each click does, by its verb or dialog. Whoever clicks is checked against the team's roster every time.</summary>
public sealed class InvokeHandler(
    QueryActs acts,
    MergeQueries merges,
    MailDesk desk,
    CardViews cards,
    CardRefresh refreshes,
    CardOrphans orphans,
    ActRights rights,
    MailClicks mails,
    AlertClicks alerts,
    Graph.WhyReader reader,
    Conversations conversations,
    ITeamsMessenger messenger,
    Database database,
    Graph.WatchedMailboxes mailboxes,
    SpokenLanguages languages,
    TimeProvider clock) : IInvokeHandler
{
    public async Task<InvokeAnswer?> HandleAsync(Activity activity, CancellationToken cancellation)
    {
        await conversations.LearnAsync(activity, cancellation);
        using var _ = Language.Speak(await languages.OfAsync(activity, cancellation));
        return activity.Name switch
        {
            "adaptiveCard/action" => await ActAsync(activity, cancellation),
            "task/fetch" => new(StatusCodes.Status200OK, await FetchAsync(activity, cancellation)),
            "task/submit" => new(StatusCodes.Status200OK, await SubmitAsync(activity, cancellation)),
            _ => null,
        };
    }

    /// <summary>A button of a client that knows no universal actions: the same, with the outcome said in words.</summary>
    public async Task HandleSubmitAsync(Activity activity, CancellationToken cancellation)
    {
        if (MailClicks.Knows((string?)activity.Value?["verb"]))
        {
            await mails.HandleSubmitAsync(activity, cancellation);
            return;
        }

        if (AlertClicks.Knows(activity.Value))
        {
            await alerts.HandleSubmitAsync(activity, cancellation);
            return;
        }

        if (QueryIn(activity.Value) is not { } id || (string?)activity.Value!["verb"] is not { } verb) return;

        var refusal = await RunAsync(verb, id, activity, cancellation);
        if (refusal is not null) await messenger.SendAsync(activity.ConversationId, Messages.Plain(await WordsAsync(refusal, id, cancellation)), cancellation);
    }

    private async Task<InvokeAnswer> ActAsync(Activity activity, CancellationToken cancellation)
    {
        var action = activity.Value?["action"] as JsonObject;
        var data = action?["data"] as JsonObject;
        if ((string?)action?["type"] is not "Action.Execute") return InvokeAnswers.Wrong("NotSupported", "Only Action.Execute is known.");
        if (data is not null && MailClicks.Knows((string?)action["verb"])) return await mails.ActAsync(activity, (string)action["verb"]!, data, cancellation);
        if (data is not null && AlertClicks.Knows(data)) return await alerts.ActAsync(activity, (string?)action["verb"] ?? "", data, cancellation);
        if ((string?)action["verb"] is not { } verb || QueryIn(data) is not { } id) return InvokeAnswers.Wrong("BadRequest", "The action names no verb or no query.");

        var isLive = (bool?)data!["live"] ?? false;
        if (isLive) await orphans.NoteAsync(id, activity.ConversationId, activity.ReplyToId, cancellation);
        if (verb == "refresh" && CardRefresh.IsAutomatic(activity)) return await refreshes.AnswerAsync(id, isLive, activity, cancellation);
        if (await RunAsync(verb, id, activity, cancellation) is { } refusal) return InvokeAnswers.Message(await WordsAsync(refusal, id, cancellation));

        return await cards.RenderAsync(id, isLive || verb != "refresh", activity.ConversationId, activity.By?.Id, cancellation) is { } shown
            ? InvokeAnswers.Card(shown.Card)
            : InvokeAnswers.Message(await WordsAsync(new Refusal.UnknownQuery("like that any more"), id, cancellation));
    }

    private async Task<Refusal?> RunAsync(string verb, Guid id, Activity activity, CancellationToken cancellation)
    {
        if (verb == "release") return await ReleaseAsync(id, activity, cancellation);

        var (by, refusal) = await rights.OfAsync(activity, id, verb, cancellation);
        if (refusal is not null) return refusal;

        return verb switch
        {
            "refresh" => null,
            "claim" => await acts.ClaimAsync(id, by!, cancellation),
            "reopen" => await acts.ReopenAsync(id, by!, cancellation),
            "resolve" => await acts.ResolveAsync(id, by!, cancellation),
            "resume" => await acts.ResumeAsync(id, by!, cancellation),
            "want-answer" => await acts.WantAnswerAsync(id, by!, cancellation),
            "take-back" => await acts.TakeAnswerBackAsync(id, by!, cancellation),
            "merge-suggested" => await merges.MergeSuggestedAsync(id, by!, cancellation),
            "not-the-same" => await merges.DismissAsync(id, by!, cancellation),
            "unmerge" => await merges.UnmergeAsync(id, by!, cancellation),
            _ => new Refusal.UnknownQuery($"action \"{verb}\""),
        };
    }

    private async Task<Refusal?> ReleaseAsync(Guid id, Activity activity, CancellationToken cancellation)
    {
        var (by, refusal, mayOverrule) = await rights.OfReleaseAsync(activity, id, cancellation);
        return refusal ?? await acts.ReleaseAsync(id, by!, mayOverrule, cancellation);
    }

    private async Task<JsonObject> FetchAsync(Activity activity, CancellationToken cancellation)
    {
        var data = activity.Value?["data"] as JsonObject;
        if (await FindAsync(data, cancellation) is not { } view) return DialogFrame.Done("This query is not there any more.");

        var (by, refusal) = await rights.OfAsync(activity, view.Query.Id, (string?)data!["dialog"] ?? "", cancellation);
        if (refusal is not null) return DialogFrame.Done(await WordsAsync(refusal, view.Query.Id, cancellation));

        return (string?)data["dialog"] switch
        {
            { } mail when MailDesk.Has(mail) => await desk.OpenAsync(mail, view, by!, cancellation),
            "mail" => WholeMailDialog.Render(view, clock.Now, ZoneOf(view)),
            "escalate" => Dialogs.Escalate(view),
            "close" => Dialogs.Close(view),
            "pause" => Dialogs.Pause(view, TomorrowOf(view)),
            "why" => await reader.ReadAsync(view.Query, cancellation) is ({ } why, _) ? Dialogs.Why(why) : DialogFrame.Done(WhyView.Nothing(view.Query)),
            _ => DialogFrame.Done("This dialog is not known."),
        };
    }

    private async Task<JsonObject> SubmitAsync(Activity activity, CancellationToken cancellation)
    {
        var data = activity.Value?["data"] as JsonObject;
        if (await FindAsync(data, cancellation) is not { } view) return DialogFrame.Done("This query is not there any more.");

        var (by, refusal) = await rights.OfAsync(activity, view.Query.Id, (string?)data!["dialog"] ?? "", cancellation);
        if (refusal is not null) return DialogFrame.Done(await WordsAsync(refusal, view.Query.Id, cancellation));

        var (dialog, id) = ((string?)data["dialog"], view.Query.Id);
        if (MailDesk.Has(dialog)) return await desk.SubmitAsync(dialog!, view, by!, data, cancellation);

        var reason = (string?)data["reason"] ?? "";
        refusal = dialog switch
        {
            "escalate" => await acts.EscalateAsync(id, by!, reason, cancellation),
            "close" => await acts.CloseAsync(id, by!, reason, cancellation),
            "pause" => await PauseAsync(view, by!, data, reason, cancellation),
            _ => new Refusal.UnknownQuery($"dialog \"{dialog}\""),
        };
        var fault = refusal is null ? null : await WordsAsync(refusal, id, cancellation);
        return (dialog, fault) switch
        {
            ("escalate", null) => DialogFrame.Done("The managers are called."),
            ("pause", null) => DialogFrame.Done($"The clock of Q-{view.Query.Number} stands still."),
            (_, null) => DialogFrame.Done($"Q-{view.Query.Number} is closed."),
            ("pause", _) => Dialogs.Pause(view, TomorrowOf(view), data, fault),
            ("escalate", _) => Dialogs.Escalate(view, reason, fault),
            _ => Dialogs.Close(view, reason, fault),
        };
    }

    /// <summary>Until the morning of the day named: the clock runs again from its first opening.</summary>
    private Task<Refusal?> PauseAsync(QueryView view, Person by, JsonObject data, string reason, CancellationToken cancellation)
    {
        var waitingFor = Enum.TryParse<PauseReason>((string?)data["for"], out var known) ? known : PauseReason.Customer;
        var until = LocalDatePattern.Iso.Parse((string?)data["until"] ?? "") is { Success: true, Value: var date } ? date : TomorrowOf(view);
        return acts.PauseAsync(view.Query.Id, by, waitingFor, reason, until.AtStartOfDayInZone(ZoneOf(view)).ToInstant(), cancellation);
    }

    private LocalDate TomorrowOf(QueryView view) => clock.Now.InZone(ZoneOf(view)).Date.PlusDays(1);

    private DateTimeZone ZoneOf(QueryView view) => mailboxes.Find(view.Query.Mailbox)?.Zone ?? DateTimeZone.Utc;

    private async Task<QueryView?> FindAsync(JsonObject? data, CancellationToken cancellation) =>
        QueryIn(data) is { } id ? await database.ReadAsync(session => QueryView.FindAsync(session, id), cancellation) : null;

    private Task<string> WordsAsync(Refusal refusal, Guid queryId, CancellationToken cancellation) => rights.WordsAsync(refusal, queryId, cancellation);

    private static Guid? QueryIn(JsonObject? data) => Guid.TryParse((string?)data?["query"], out var id) ? id : null;
}
