using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>Everything that can be done to a query as it is now, by whoever opened it, in lines that open a dialog or act at once.</summary>
public static class MoreMenu
{
    /// <param name="outlookLink">Opens the customer's last mail; null where there is none that may be shown.</param>
    /// <param name="key">Of this opening: a line that is pressed twice acts once.</param>
    public static JsonObject Render(DialogCall call, string? outlookLink, string key)
    {
        var view = call.View;
        IEnumerable<(string Title, IReadOnlyList<JsonObject> Lines)> groups =
        [
            (DialogStrings.GroupWho, [.. Hands(view, call.By, call.MayOverrule, key)]),
            (DialogStrings.GroupCustomer, [.. Customer(view, key)]),
            (DialogStrings.GroupClock, [.. Clock(call, key)]),
            (DialogStrings.GroupSort, [.. Sort(call, key)]),
            (DialogStrings.GroupRead, [.. Read(view, outlookLink)]),
        ];
        var body = groups.Where(group => group.Lines.Count > 0).SelectMany(group => group.Lines.Prepend(Elements.Words(group.Title, weight: "Bolder", size: "Small", subtle: true, spacing: "Medium")));
        return DialogFrame.Show($"{DialogStrings.More}: Q-{view.Query.Number}", "large", Elements.AdaptiveCard(body.Prepend(ReasonDialogs.Head(view))));
    }

    private static IEnumerable<JsonObject> Hands(QueryView view, Person by, bool mayOverrule, string key)
    {
        var query = view.Query;
        if (IsOut(query)) yield break;

        if (query.Owner is null) yield return Act(view, "claim", DialogStrings.Claim, DialogStrings.HintClaim, key);
        else if (query.Owner != by) yield return Open(view, "take-over", DialogStrings.TakeOver, DialogStrings.HintTakeOver.With(query.Owner.Name));
        yield return Open(view, "hand-over", DialogStrings.HandOver, DialogStrings.HintHandOver);
        if (query.Owner is { } owner && (owner == by || mayOverrule)) yield return Act(view, "release", DialogStrings.Release, DialogStrings.HintRelease, key);
        yield return Open(view, "escalate", DialogStrings.Escalate, DialogStrings.HintEscalate);
    }

    private static IEnumerable<JsonObject> Customer(QueryView view, string key)
    {
        var query = view.Query;
        if (!IsOut(query))
        {
            yield return Open(view, "answer", query.AwaitsUs ? DialogStrings.Answer : DialogStrings.WriteAgain, DialogStrings.HintAnswer);
            if (query.AwaitsUs) yield return Open(view, "holding", DialogStrings.WeAreOnIt, DialogStrings.HintHolding);
            if (query.AwaitsUs) yield return Open(view, "answered", DialogStrings.IAnswered, DialogStrings.HintAnswered);
            yield return Open(view, "call", DialogStrings.LogCall, DialogStrings.HintCall);
            yield return Open(view, "forward", DialogStrings.Forward, DialogStrings.HintForward);
        }

        if (query.SaidAnswer is not null) yield return Act(view, "take-back", DialogStrings.NotAnswered, DialogStrings.HintTakeBack, key);
        if (query.ThanksMailId is not null && query.Merging is null) yield return Act(view, "want-answer", DialogStrings.NeedsAnswer, DialogStrings.HintNeedsAnswer, key);
    }

    private static IEnumerable<JsonObject> Clock(DialogCall call, string key)
    {
        var (view, query) = (call.View, call.Query);
        if (!IsOut(query))
        {
            if (query.Pausing is not null) yield return Act(view, "resume", DialogStrings.Resume, DialogStrings.HintResume, key);
            else if (query.Running.Any(promise => promise.Kind.CanPause)) yield return Open(view, "pause", DialogStrings.Waiting, DialogStrings.HintPause);
            if (query.Running.Count > 0 && call.May("deadline")) yield return Open(view, "deadline", DialogStrings.PromiseAnotherTime, DialogStrings.HintDeadline);
            if (query.AwaitsUs) yield return Open(view, "close", DialogStrings.NoAnswerNeeded, DialogStrings.HintClose);
            else yield return Act(view, "resolve", DialogStrings.Resolved, DialogStrings.HintResolve, key);
        }

        if (query is { Closing: not null, Merging: null }) yield return Act(view, "reopen", DialogStrings.Reopen, DialogStrings.HintReopen, key);
        if (query.Promises.Count > 0) yield return Open(view, "why", DialogStrings.Why, DialogStrings.HintWhy);
    }

    private static IEnumerable<JsonObject> Sort(DialogCall call, string key)
    {
        var (view, query) = (call.View, call.Query);
        if (query.Merging is { } merged)
        {
            yield return Act(view, "unmerge", DialogStrings.Unmerge, DialogStrings.HintUnmerge.With(merged.IntoNumber), key);
            yield break;
        }

        if (query.Complaint is not { } complaint) yield return Open(view, "complaint", DialogStrings.MarkAsComplaint, DialogStrings.HintComplaint);
        else if (call.May("no-complaint")) yield return Act(view, "no-complaint", DialogStrings.NoComplaint, DialogStrings.HintNoComplaint.With(complaint.By.Name), key);
        if (query.Closing is not null) yield break;

        if (call.May("merge")) yield return Open(view, "merge", DialogStrings.Merge, DialogStrings.HintMerge);
        if (query.LaterMails.Count > 0) yield return Open(view, "split", DialogStrings.Split, DialogStrings.HintSplit);
    }

    private static IEnumerable<JsonObject> Read(QueryView view, string? outlookLink)
    {
        yield return Open(view, "mail", DialogStrings.WholeMail, DialogStrings.HintMail);
        yield return Open(view, "history", DialogStrings.History, DialogStrings.HintHistory);
        if (outlookLink is not null) yield return Line(DialogStrings.OpenInOutlook, DialogStrings.HintOutlook, Elements.OpenUrl(DialogStrings.OpenInOutlook, outlookLink));
    }

    private static bool IsOut(Query query) => query.Merging is not null || query.Closing is not null;

    private static JsonObject Open(QueryView view, string dialog, string title, string hint) => Line(title, hint, DialogFrame.Lead(view, dialog, title));

    private static JsonObject Act(QueryView view, string verb, string title, string hint, string key) => Line(title, hint, Elements.Submit(title, new JsonObject
    {
        ["query"] = view.Query.Id.ToString(),
        ["verb"] = verb,
        ["key"] = key,
    }));

    /// <summary>A whole line is pressed: large enough for a thumb.</summary>
    private static JsonObject Line(string title, string hint, JsonObject action)
    {
        var line = Elements.Columns(
            ("stretch", Elements.Runs("None", Elements.Run(title), Elements.Run($"   {hint}", size: "Small", subtle: true))),
            ("auto", Elements.Words(action["url"] is null ? "›" : "↗", subtle: true)));
        (line["selectAction"], line["spacing"]) = (action, "Small");
        return line;
    }
}
