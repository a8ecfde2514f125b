using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>What a channel reads of missed promises: one query with all about it, or many in a list, and what can be done about them.</summary>
/// <param name="MessageId">What the buttons name.</param>
/// <param name="SaidAt">Who took notice since then is shown.</param>
/// <param name="Links">To the card of a query; null where it has none yet.</param>
public sealed record AlertCard(string MessageId, Instant SaidAt, IReadOnlyList<ToldAlert> Alerts, IReadOnlyList<TeamsMember> Managers, Func<ToldAlert, string?> Links)
{
    public const string AcknowledgeVerb = "acknowledge";
    public const string TakeOverVerb = "take-over";

    private const int First = 5;
    private const int More = 20;

    /// <summary>So many are listed; the rest is counted.</summary>
    public const int Shown = First + More;

    public string Summary(Instant now, DateTimeZone zone) => Alerts is [var one]
        ? (one.IsRedAt(now) ? EscalationStrings.RedSummary : EscalationStrings.AmberSummary).With(one.Number, DueText.At(one.Promise.DueAt, now, zone))
        : AlertWords.Title(Alerts, now);

    public JsonObject Render(Instant now, DateTimeZone zone) => (Alerts is [var one] ? One(one, now, zone) : Many(now, zone)).Mention(Managers);

    private JsonObject One(ToldAlert alert, Instant now, DateTimeZone zone)
    {
        var late = DueText.Length(now - alert.Promise.DueAt);
        (string Name, string Value)[] facts =
        [
            (EscalationStrings.Customer, alert.First.Customer),
            (EscalationStrings.Promised, $"{PromiseWords.Name(alert.Promise.Kind)}, {DueText.At(alert.Promise.DueAt, now, zone)}"),
            alert.IsRedAt(now) ? (EscalationStrings.Late, late) : (EscalationStrings.Left, late),
            (EscalationStrings.Owner, alert.Query.Owner?.Name ?? EscalationStrings.Nobody),
        ];
        List<JsonObject> body =
        [
            Banner(alert.IsRedAt(now), (alert.IsRedAt(now) ? EscalationStrings.RedTitle : EscalationStrings.AmberTitle).With(alert.Number, PromiseWords.Missed(alert.Promise.Kind))),
            Elements.Plain(CardText.Subject(alert.First.Subject), weight: "Bolder"),
            .. facts.Select(fact => Elements.Runs("Small", Elements.Run($"{fact.Name}  ", subtle: true), Elements.Run(fact.Value))),
            .. Notices(alert.Query).Select(said => Notice(said, now, zone)),
            .. MentionLine,
        ];
        var owner = alert.Query.Owner;
        return Elements.AdaptiveCard(
            body,
            [
                .. IsNoticed(alert.Query) ? [] : new[] { Elements.Execute(AcknowledgeVerb, EscalationStrings.Acknowledge, Data()) },
                Elements.Execute(TakeOverVerb, EscalationStrings.TakeOver, Data()),
                Elements.Dialog("hand-over", owner is null ? EscalationStrings.Assign : EscalationStrings.Reassign, new JsonObject { ["query"] = alert.Query.Id.ToString() }),
                .. Links(alert) is { } link ? [Elements.OpenUrl(EscalationStrings.OpenQuery, link)] : Array.Empty<JsonObject>(),
            ]);
    }

    private JsonObject Many(Instant now, DateTimeZone zone)
    {
        var rest = Alerts.Skip(First).Take(More).ToList();
        var beyond = Alerts.Count - First - rest.Count;
        var hidden = Elements.Container("default", [.. rest.Select(alert => Item(alert, now)), .. beyond > 0 ? [Elements.Words(EscalationStrings.AndMoreBelow.With(beyond), subtle: true)] : Array.Empty<JsonObject>()]);
        (hidden["id"], hidden["isVisible"], hidden["spacing"]) = ("rest", false, "Small");
        var noticed = Alerts.Count(alert => IsNoticed(alert.Query));
        List<JsonObject> body =
        [
            Banner(Alerts.Any(alert => alert.IsRedAt(now)), AlertWords.Title(Alerts, now)),
            .. Alerts.Take(First).Select(alert => Item(alert, now)),
            .. rest.Count > 0 ? [Elements.Words(EscalationStrings.AndMore.With(Alerts.Count - First), subtle: true, spacing: "Small"), hidden] : Array.Empty<JsonObject>(),
            .. NoticesOfMany().Select(text => Elements.Plain(text, size: "Small")),
            .. MentionLine,
        ];
        return Elements.AdaptiveCard(
            body,
            [
                .. noticed == Alerts.Count ? [] : new[] { Elements.Execute(AcknowledgeVerb, EscalationStrings.AcknowledgeAll, Data()) },
                .. rest.Count > 0 ? [Elements.Toggle(EscalationStrings.OpenList, "rest")] : Array.Empty<JsonObject>(),
            ]);

        IEnumerable<string> NoticesOfMany() => Alerts.SelectMany(alert => Notices(alert.Query).TakeLast(1)).GroupBy(said => said.By).Select(by => by.Count() == Alerts.Count
            ? EscalationStrings.AcknowledgedAll.With(by.Key.Name, DueText.Brief(by.Max(said => said.At), now, zone))
            : EscalationStrings.AcknowledgedSome.With(by.Key.Name, by.Count(), Alerts.Count, DueText.Brief(by.Max(said => said.At), now, zone)));
    }

    private IEnumerable<JsonObject> MentionLine => Managers.Count > 0 ? [Mentions.Line(Managers)] : [];

    private JsonObject Data() => new() { ["alert"] = MessageId };

    private bool IsNoticed(Query query) => Notices(query).Any();

    private IEnumerable<QueryEvent.Acknowledged> Notices(Query query) => query.History.OfType<QueryEvent.Acknowledged>().Where(said => said.At >= SaidAt);

    private static JsonObject Notice(QueryEvent.Acknowledged said, Instant now, DateTimeZone zone) =>
        Elements.Plain($"✓ {EscalationStrings.Acknowledged.With(said.By.Name, DueText.Brief(said.At, now, zone))}", weight: "Bolder", spacing: "Small");

    private JsonObject Item(ToldAlert alert, Instant now)
    {
        var isRed = alert.IsRedAt(now);
        var line = Elements.Container("default", [Elements.Runs(null, Elements.Run($"{(isRed ? "◆" : "▲")} {alert.Number}  ", weight: "Bolder", color: isRed ? "Attention" : "Warning"), Elements.Run(AlertWords.Item(alert, now)))]);
        line["spacing"] = "Small";
        if (Links(alert) is { } link) line["selectAction"] = Elements.OpenUrl(alert.Number, link);
        return line;
    }

    private static JsonObject Banner(bool isRed, string title) => Elements.Container(
        isRed ? "attention" : "warning", [Elements.Runs(null, Elements.Run($"{(isRed ? "◆" : "▲")} {title}", weight: "Bolder", color: isRed ? "Attention" : "Warning"))], bleed: true);
}
