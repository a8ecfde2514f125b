using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>The dialogs in which staff say that we are on it, hand a mail on, or say that they have answered. Each comes back with what was typed.</summary>
public static class MailDialogs
{
    public const string AnotherAddress = "other";

    public static JsonObject Holding(MailForm form, Instant now) => DialogFrame.Ask(
        $"{MailDialogStrings.WeAreOnIt}: Q-{form.View.Query.Number}", "large", form.Fault, Data(form, "holding"), MailDialogStrings.Send,
        [
            .. Head(form.View),
            Elements.Words(Stays(form, now), subtle: true),
            .. Templates(form, ReplyKind.Holding, "holding"),
            Inputs.Text("text", MailDialogStrings.WhatIsTold, MailDialogStrings.WhatIsToldHint, form["text"]),
        ],
        Outlook(form));

    public static JsonObject Forward(MailForm form, IReadOnlyList<WatchedMailbox> others) => DialogFrame.Ask(
        $"{MailDialogStrings.Forward}: Q-{form.View.Query.Number}", "large", form.Fault, Data(form, "forward"), MailDialogStrings.Forward,
        [
            Elements.Plain(CardText.Subject(form.View.Last.Subject), weight: "Bolder"),
            Elements.Runs("None", Elements.Run($"{MailDialogStrings.From}  ", subtle: true), Elements.Run(form.View.Last.Customer)),
            .. others.Count == 0 ? [] : new[] { Inputs.Compact("to", MailDialogStrings.To, form["to"], [.. others.Select(one => (one.Address, one.Name)), (AnotherAddress, MailDialogStrings.AnotherBelow)]) },
            Inputs.Line("address", others.Count == 0 ? MailDialogStrings.To : MailDialogStrings.AnotherAddress, "name@example.com", form["address"]),
            Inputs.Text("text", MailDialogStrings.ForwardNote, MailDialogStrings.ForwardNoteHint, form["text"], 5_000),
            Inputs.Compact("here", MailDialogStrings.WhatHere, form["here"], Afterwards(others.Count > 0)),
        ],
        Outlook(form));

    public static JsonObject Answered(MailForm form) => DialogFrame.Ask(
        $"{MailDialogStrings.IAnswered}: Q-{form.View.Query.Number}", "medium", form.Fault, Data(form, "answered"), MailDialogStrings.IAnswered,
        [
            .. Head(form.View),
            Elements.Choices("via", MailDialogStrings.HowAnswered, form["via"] ?? nameof(AnswerChannel.Outlook),
                (nameof(AnswerChannel.Outlook), MailDialogStrings.FromOutlook), (nameof(AnswerChannel.Telephone), MailDialogStrings.OnTelephone), (nameof(AnswerChannel.Elsewhere), MailDialogStrings.Elsewhere)),
            Inputs.Time("at", MailDialogStrings.WhenToday, form["at"] ?? ""),
            Inputs.Text("text", MailDialogStrings.WhatYouSaid, MailDialogStrings.MayBeEmpty, form["text"], 500),
        ]);

    public static IEnumerable<JsonObject> Head(QueryView view) =>
    [
        Elements.Runs(null, Elements.Run($"{MailDialogStrings.To}  ", subtle: true), Elements.Run(view.Last.Customer, weight: "Bolder")),
        Elements.Plain(CardText.Subject(view.Last.Subject), weight: "Bolder", spacing: "None"),
    ];

    /// <summary>What the customer sees in the end is under the person's eyes before it is sent: a template fills the text and sends nothing.</summary>
    public static IEnumerable<JsonObject> Templates(MailForm form, ReplyKind kind, string dialog)
    {
        var templates = form.Mailbox.Templates.Of(kind);
        if (templates.Count < (kind is ReplyKind.Answer ? 1 : 2)) yield break;

        var several = templates.Select(template => template.Language).Distinct().Count() > 1;
        var fill = Data(form, dialog);
        fill["fill"] = true;
        yield return Inputs.WithButton(
            Inputs.Compact("template", MailDialogStrings.Template, form["template"], templates.Select(template => (KeyOf(template), several ? $"{template.Name} ({LanguageName.Of(template.Language)})" : template.Name))),
            Elements.Submit(MailDialogStrings.UseTemplate, fill));
    }

    public static string KeyOf(MailTemplate template) => $"{template.Language}:{template.Name}";

    public static IEnumerable<JsonObject> Outlook(MailForm form) => form.OutlookLink is { } link ? [Elements.OpenUrl(MailDialogStrings.OpenInOutlook, link)] : [];

    public static JsonObject Data(MailForm form, string dialog)
    {
        var data = DialogFrame.Data(form.View, dialog);
        foreach (var kept in new[] { "key", "filled", "promised", "promisedAt" })
        {
            if (form.Typed[kept] is { } value) data[kept] = value.DeepClone();
        }

        return data;
    }

    private static string Stays(MailForm form, Instant now) => form.View.Query.CurrentAt(now) is { } promise
        ? MailDialogStrings.StillDueBy.With(DueText.At(promise.DueAt, now, form.Mailbox.Zone))
        : MailDialogStrings.StillDue;

    private static IEnumerable<(string, string)> Afterwards(bool hasOthers)
    {
        if (hasOthers) yield return ("auto", MailDialogStrings.CloseIfTaken);
        yield return ("close", hasOthers ? MailDialogStrings.CloseAnyway : MailDialogStrings.CloseIt);
        yield return ("open", MailDialogStrings.KeepOpen);
    }
}
