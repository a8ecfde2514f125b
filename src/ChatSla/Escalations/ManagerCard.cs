using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>What managers read: which query, whose, how late, who has it, and the way back to its card.</summary>
public sealed record ManagerCard(string Style, string Color, string Title, string Subject, IReadOnlyList<(string Name, string Value)> Facts, string Summary)
{
    public static ManagerCard Missed(QueryView view, Promise promise, Instant now, DateTimeZone zone)
    {
        var (number, dueAt) = ($"Q-{view.Query.Number}", promise.DueAt);
        return new(
            "attention",
            "Attention",
            $"◆ {EscalationStrings.RedTitle.With(number, PromiseWords.Missed(promise.Kind))}",
            SubjectOf(view),
            [
                (EscalationStrings.Customer, view.First.Customer),
                (EscalationStrings.Promised, DueText.At(dueAt, now, zone)),
                (EscalationStrings.Late, DueText.Length(now - dueAt)),
                (EscalationStrings.Owner, view.Query.Owner?.Name ?? EscalationStrings.Nobody),
            ],
            EscalationStrings.RedSummary.With(number, DueText.At(dueAt, now, zone)));
    }

    public static ManagerCard Called(QueryView view, QueryEvent.Escalated call, Instant now, DateTimeZone zone)
    {
        var number = $"Q-{view.Query.Number}";
        var due = view.Query.CurrentAt(now) is { } promise && view.Query.StateOf(promise, now) is not PromiseState.Paused ? DueText.At(promise.DueAt, now, zone) : EscalationStrings.NothingOwed;
        return new(
            "accent",
            "Accent",
            EscalationStrings.EscalatedTitle.With(call.By.Name, number),
            SubjectOf(view),
            [(EscalationStrings.Why, call.Reason), (EscalationStrings.Customer, view.First.Customer), (EscalationStrings.Promised, due), (EscalationStrings.Owner, view.Query.Owner?.Name ?? EscalationStrings.Nobody)],
            EscalationStrings.EscalatedSummary.With(call.By.Name, number));
    }

    /// <param name="link">Leads to the query's card.</param>
    public JsonObject Render(IReadOnlyList<TeamsMember> managers, string link)
    {
        var body = new List<JsonObject>
        {
            Elements.Container(Style, [Elements.Runs(null, Elements.Run(Title, weight: "Bolder", color: Color))], bleed: true),
            Elements.Plain(Subject, weight: "Bolder"),
        };
        body.AddRange(Facts.Select(fact => Elements.Runs("Small", Elements.Run($"{fact.Name}  ", subtle: true), Elements.Run(fact.Value))));
        if (managers.Count > 0) body.Add(Mentions.Line(managers));

        return Elements.AdaptiveCard(body, [Elements.OpenUrl(EscalationStrings.OpenQuery, link)]).Mention(managers);
    }

    private static string SubjectOf(QueryView view) => CardText.Subject(view.First.Subject);
}
