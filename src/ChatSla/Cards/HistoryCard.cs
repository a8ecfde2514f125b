using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>Every step of a query, who and when, newest first and a page at a time.</summary>
public static class HistoryCard
{
    public const int PageSize = 15;

    private const int LongestDetail = 300;

    /// <param name="page">From 0; one that is not there shows the last.</param>
    /// <param name="turn">A button of that title that shows that page.</param>
    public static JsonObject Render(QueryView view, int page, Instant now, DateTimeZone zone, Func<string, int, JsonObject> turn)
    {
        var steps = view.Query.History.Index().OrderByDescending(step => step.Item.At).ThenByDescending(step => step.Index).Select(step => step.Item).ToList();
        var last = (steps.Count - 1) / PageSize;
        page = Math.Clamp(page, 0, last);

        var body = steps.Skip(page * PageSize).Take(PageSize).Select(step => Step(step, view, now, zone))
            .Prepend(Elements.Words(steps.Count == 1 ? HistoryStrings.OneStep : last == 0 ? HistoryStrings.Steps.With(steps.Count) : HistoryStrings.StepsOf.With(page * PageSize + 1, Math.Min(steps.Count, (page + 1) * PageSize), steps.Count), subtle: true, size: "Small"))
            .Prepend(Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder"));
        IEnumerable<JsonObject> turns = [.. page < last ? [turn(HistoryStrings.Earlier, page + 1)] : Array.Empty<JsonObject>(), .. page > 0 ? [turn(HistoryStrings.Later, page - 1)] : Array.Empty<JsonObject>()];
        return Elements.AdaptiveCard(body, turns);
    }

    private static JsonObject Step(QueryEvent step, QueryView view, Instant now, DateTimeZone zone)
    {
        var what = Elements.Runs("None", Elements.Run(Sentence(TextOf(step, view))));
        var items = Detail(step, now, zone) is { Length: > 0 } detail ? new[] { what, Elements.Plain(CardText.Cut(CardText.OneLine(detail), LongestDetail), subtle: true, spacing: "None") } : [what];
        var row = Elements.Columns(("90px", Elements.Words(DueText.Brief(step.At, now, zone), size: "Small", subtle: true)), ("stretch", Elements.Container("default", items)));
        row["spacing"] = "Small";
        return row;
    }

    private static string TextOf(QueryEvent step, QueryView view) => CardHistory.TextOf(step, view) ?? step switch
    {
        QueryEvent.AnswerWritten { Kind: ReplyKind.Holding } written => HistoryStrings.HoldingWritten.With(written.By.Name),
        QueryEvent.AnswerWritten { Kind: ReplyKind.Forward } written => HistoryStrings.ForwardWritten.With(written.By.Name),
        QueryEvent.AnswerWritten written => HistoryStrings.AnswerWritten.With(written.By.Name),
        QueryEvent.PromiseMoved { Promise: null } => HistoryStrings.Withdrawn,
        QueryEvent.PromiseMoved { Cause: MoveCause.Pause } => HistoryStrings.MovedByPause,
        QueryEvent.PromiseMoved => HistoryStrings.MovedByAgreement,
        QueryEvent.StillOwed => HistoryStrings.StillOwed,
        QueryEvent.Promised => HistoryStrings.Promised,
        QueryEvent.MergeSuggested suggested => HistoryStrings.LooksLike.With(suggested.IntoNumber),
        _ => HistoryStrings.Changed,
    };

    private static string? Detail(QueryEvent step, Instant now, DateTimeZone zone) => step switch
    {
        QueryEvent.Opened { Promise: { } promise } => HistoryStrings.DueBy.With(DueText.At(promise.DueAt, now, zone)),
        QueryEvent.CustomerWrote { Promise: { } promise } => HistoryStrings.DueBy.With(DueText.At(promise.DueAt, now, zone)),
        QueryEvent.StillOwed { Promise: { } promise } => HistoryStrings.DueBy.With(DueText.At(promise.DueAt, now, zone)),
        QueryEvent.Promised promised => $"{PromiseWords.Deed(promised.Promise.Kind)} · {HistoryStrings.DueBy.With(DueText.At(promised.Promise.DueAt, now, zone))}",
        QueryEvent.PromiseMoved { Promise: { } promise } moved => string.Join(" · ", new[] { HistoryStrings.DueBy.With(DueText.At(promise.DueAt, now, zone)), moved.Reason }.OfType<string>()),
        QueryEvent.PromiseMoved moved => moved.Reason,
        QueryEvent.Paused paused => $"{PromiseWords.WaitingFor(paused.For)} · {HistoryStrings.Until.With(DueText.Day(paused.Until, now, zone))} · {paused.Note}",
        QueryEvent.Answered answered => answered.Note,
        QueryEvent.ToldToWait { Until: { } until } => HistoryStrings.DueBy.With(DueText.At(until, now, zone)),
        QueryEvent.Forwarded forwarded => forwarded.To,
        QueryEvent.AnswerFailed failed => failed.Because,
        QueryEvent.Escalated { To: { } to } called => $"{to.Name} · {called.Reason}",
        QueryEvent.Escalated called => called.Reason,
        QueryEvent.Closed closed => closed.Reason,
        QueryEvent.HandedOver handed => handed.Note,
        QueryEvent.ComplaintMarked marked => marked.Reason,
        _ => null,
    };

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], System.Globalization.CultureInfo.CurrentCulture) + text[1..];
}
