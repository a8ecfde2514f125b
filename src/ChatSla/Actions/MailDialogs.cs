using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>The dialogs in which staff write to the customer, hand a mail on, or say that they have answered. Each comes back with what was typed.</summary>
public static class MailDialogs
{
    public const string AnotherAddress = "other";

    private const int QuoteLength = 6_000;
    private const int NamesShown = 4;

    public static JsonObject Answer(MailForm form) => DialogFrame.Ask(
        $"Answer Q-{form.View.Query.Number}", "large", form.Fault, Data(form, "answer"), "Send",
        [
            .. Head(form.View),
            Elements.Container("emphasis", [Elements.Plain(Quote(form.View.Last.NewText))]),
            .. Templates(form, ReplyKind.Answer, "answer"),
            Inputs.Text("text", "Your answer", "It goes out from the shared mailbox, in the same thread.", form["text"]),
            .. Others(form),
        ],
        Outlook(form));

    public static JsonObject Holding(MailForm form, Instant now) => DialogFrame.Ask(
        $"We are on it: Q-{form.View.Query.Number}", "large", form.Fault, Data(form, "holding"), "Send",
        [
            .. Head(form.View),
            Elements.Words(Stays(form, now), subtle: true),
            .. Templates(form, ReplyKind.Holding, "holding"),
            Inputs.Text("text", "What the customer is told", "That you are on it, and when an answer comes.", form["text"]),
        ],
        Outlook(form));

    public static JsonObject Forward(MailForm form, IReadOnlyList<WatchedMailbox> others) => DialogFrame.Ask(
        $"Forward Q-{form.View.Query.Number}", "large", form.Fault, Data(form, "forward"), "Forward",
        [
            Elements.Plain(CardText.Subject(form.View.Last.Subject), weight: "Bolder"),
            Elements.Runs("None", Elements.Run("From  ", subtle: true), Elements.Run(form.View.Last.Customer)),
            .. others.Count == 0 ? [] : new[] { Inputs.Compact("to", "To", form["to"], [.. others.Select(one => (one.Address, one.Name)), (AnotherAddress, "Another address (below)")]) },
            Inputs.Line("address", others.Count == 0 ? "To" : "Another address", "name@example.com", form["address"]),
            Inputs.Text("text", "A note to go with it", "What they should know. You may leave it empty.", form["text"], 5_000),
            Inputs.Compact("here", "What becomes of it here?", form["here"], Afterwards(others.Count > 0)),
        ],
        Outlook(form));

    public static JsonObject Answered(MailForm form) => DialogFrame.Ask(
        $"I answered Q-{form.View.Query.Number}", "medium", form.Fault, Data(form, "answered"), "I answered",
        [
            .. Head(form.View),
            Elements.Choices("via", "How did you answer?", form["via"] ?? nameof(AnswerChannel.Outlook),
                (nameof(AnswerChannel.Outlook), "From Outlook"), (nameof(AnswerChannel.Telephone), "On the telephone"), (nameof(AnswerChannel.Elsewhere), "In another way")),
            Inputs.Time("at", "When, today?", form["at"] ?? ""),
            Inputs.Text("text", "What you said", "You may leave it empty.", form["text"], 500),
        ]);

    private static IEnumerable<JsonObject> Head(QueryView view) =>
    [
        Elements.Runs(null, Elements.Run("To  ", subtle: true), Elements.Run(view.Last.Customer, weight: "Bolder")),
        Elements.Plain(CardText.Subject(view.Last.Subject), weight: "Bolder", spacing: "None"),
    ];

    /// <summary>What the customer sees in the end is under the person's eyes before it is sent: a template fills the text and sends nothing.</summary>
    private static IEnumerable<JsonObject> Templates(MailForm form, ReplyKind kind, string dialog)
    {
        var templates = form.Mailbox.Templates.Of(kind);
        if (templates.Count < (kind is ReplyKind.Answer ? 1 : 2)) yield break;

        var several = templates.Select(template => template.Language).Distinct().Count() > 1;
        var fill = Data(form, dialog);
        fill["fill"] = true;
        yield return Inputs.WithButton(
            Inputs.Compact("template", "Template", form["template"], templates.Select(template => (KeyOf(template), several ? $"{template.Name} ({LanguageName.Of(template.Language)})" : template.Name))),
            Elements.Submit("Use template", fill));
    }

    public static string KeyOf(MailTemplate template) => $"{template.Language}:{template.Name}";

    private static IEnumerable<JsonObject> Others(MailForm form)
    {
        var others = MailOthers.Read(form.View.Last.Others);
        if (others.Count == 0) yield break;

        var names = string.Join(", ", others.Take(NamesShown).Select(one => CardText.Cut(CardText.OneLine(one.Display), 60)));
        if (others.Count > NamesShown) names += $" and {others.Count - NamesShown} more";
        yield return Inputs.Toggle("toAll", "Reply to all", Inputs.IsOn(form.Typed, "toAll"));
        yield return Elements.Runs("None", Elements.Run("Also to  ", size: "Small", subtle: true), Elements.Run(names, size: "Small"));
    }

    private static string Stays(MailForm form, Instant now) => form.View.Query.CurrentAt(now) is { } promise
        ? $"This meets no promise: an answer is still due by {DueText.At(promise.DueAt, now, form.Mailbox.Zone)}."
        : "This meets no promise: an answer is still due.";

    private static IEnumerable<(string, string)> Afterwards(bool hasOthers)
    {
        if (hasOthers) yield return ("auto", "Close it if one of our mailboxes takes over");
        yield return ("close", "Close it in any case");
        yield return ("open", "Keep it open");
    }

    private static IEnumerable<JsonObject> Outlook(MailForm form) => form.OutlookLink is { } link ? [Elements.OpenUrl("Open in Outlook", link)] : [];

    private static JsonObject Data(MailForm form, string dialog)
    {
        var data = DialogFrame.Data(form.View, dialog);
        foreach (var kept in new[] { "key", "filled", "promised", "promisedAt" })
        {
            if (form.Typed[kept] is { } value) data[kept] = value.DeepClone();
        }

        return data;
    }

    private static string Quote(string text) => text.Length == 0 ? "(no text)" : CardText.Cut(text, QuoteLength);
}
