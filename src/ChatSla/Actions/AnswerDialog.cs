using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>The dialog in which the customer is answered: their words, what went before, the text, and how it will look.</summary>
public static class AnswerDialog
{
    private const int QuoteLength = 6_000;
    private const int EarlierLength = 4_000;
    private const int PreviewLength = 6_000;
    private const int NamesShown = 4;
    private const string EarlierId = "earlier";

    public static JsonObject Render(MailForm form)
    {
        var preview = MailDialogs.Data(form, "answer");
        preview["preview"] = true;
        return DialogFrame.Ask(
            $"{MailDialogStrings.Answer}: Q-{form.View.Query.Number}", "large", form.Fault, MailDialogs.Data(form, "answer"), MailDialogStrings.Send,
            [
                .. form["preview"] is "true" ? [Preview(form)] : Array.Empty<JsonObject>(),
                .. MailDialogs.Head(form.View),
                Elements.Container("emphasis", [Elements.Plain(form.View.Last.NewText.Length == 0 ? MailDialogStrings.NoText : CardText.Cut(form.View.Last.NewText, QuoteLength))]),
                .. Earlier(form.View),
                .. MailDialogs.Templates(form, ReplyKind.Answer, "answer"),
                Inputs.Text("text", MailDialogStrings.YourAnswer, MailDialogStrings.YourAnswerHint, form["text"]),
                .. Others(form),
                Inputs.Toggle("close", MailDialogStrings.CloseAfter, Inputs.IsOn(form.Typed, "close")),
            ],
            [Elements.Submit(MailDialogStrings.Preview, preview), .. MailDialogs.Outlook(form)]);
    }

    /// <summary>A colleague is at it: it is taken over, or left.</summary>
    /// <param name="key">Of this opening.</param>
    public static JsonObject TakeOver(QueryView view, string sentence, string key)
    {
        var data = DialogFrame.Data(view, "answer");
        (data["take"], data["key"]) = (true, key);
        return DialogFrame.Ask(
            $"{MailDialogStrings.Answer}: Q-{view.Query.Number}", "medium", fault: null, data, MailDialogStrings.TakeOverAndAnswer,
            [.. MailDialogs.Head(view), Elements.Container("warning", [Elements.Plain(sentence, weight: "Bolder")]), Elements.Words(MailDialogStrings.TakeOverHint, subtle: true)]);
    }

    /// <summary>What went before, folded away.</summary>
    private static IEnumerable<JsonObject> Earlier(QueryView view)
    {
        if (ReplyText.PartsOf(view.Last.FullText) is not { IsAnsweredBelow: false, Above.Length: > 0, Below: { Length: > 0 } below }) yield break;

        var folded = Elements.Container("default", [Elements.Plain(CardText.Cut(below, EarlierLength), subtle: true)]);
        (folded["id"], folded["isVisible"]) = (EarlierId, false);
        yield return Elements.Buttons(Elements.Toggle(MailDialogStrings.ShowEarlier, EarlierId));
        yield return folded;
    }

    private static JsonObject Preview(MailForm form)
    {
        var (mail, text) = (form.View.Last, (form["text"] ?? "").Trim());
        var to = Inputs.IsOn(form.Typed, "toAll") ? $"{mail.Customer}, {Names(form, int.MaxValue)}" : mail.Customer;
        return Elements.Container(
            "accent",
            [
                Elements.Words(MailDialogStrings.AsItWillBeSent, weight: "Bolder"),
                Line(MailDialogStrings.From, $"{form.Mailbox.Name} <{form.Mailbox.Address}>"),
                Line(MailDialogStrings.To, CardText.Cut(to, 1_000)),
                Line(MailDialogStrings.Subject, ReplyDrafts.ReplySubject(mail.Subject)),
                Elements.Ruled(Elements.Plain(CardText.Cut(text, PreviewLength))),
                Elements.Words(MailDialogStrings.QuoteFollows, size: "Small", subtle: true),
            ]);
    }

    private static IEnumerable<JsonObject> Others(MailForm form)
    {
        if (MailOthers.Read(form.View.Last.Others).Count == 0) yield break;

        yield return Inputs.Toggle("toAll", MailDialogStrings.ReplyToAll, Inputs.IsOn(form.Typed, "toAll"));
        yield return Elements.Runs("None", Elements.Run($"{MailDialogStrings.AlsoTo}  ", size: "Small", subtle: true), Elements.Run(Names(form, NamesShown), size: "Small"));
    }

    private static string Names(MailForm form, int most)
    {
        var others = MailOthers.Read(form.View.Last.Others);
        var names = string.Join(", ", others.Take(most).Select(one => CardText.Cut(CardText.OneLine(one.Display), 60)));
        return others.Count > most ? MailDialogStrings.AndMore.With(names, others.Count - most) : names;
    }

    private static JsonObject Line(string name, string value) => Elements.Runs("None", Elements.Run($"{name}  ", subtle: true), Elements.Run(CardText.OneLine(value)));
}
