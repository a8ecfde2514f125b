using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>The list of ignored mail as a card.</summary>
public static class IgnoredMailCard
{
    /// <param name="notice">What a click did.</param>
    public static JsonObject Render(IgnoredList list, string? notice, Instant now)
    {
        var body = new List<JsonObject> { Elements.Words(list.Title, weight: "Bolder", size: "Medium") };
        if (notice is not null) body.Add(Elements.Container("good", [Elements.Plain(notice)]));
        if (list.Count > 0) body.Add(Elements.Words(IgnoredStrings.Order, size: "Small", subtle: true, spacing: "None"));
        body.AddRange(list.Lines.Select(line => Line(line, list, now)));
        body.AddRange(list.Loops.Select(loop => Elements.Ruled(Elements.Plain(
            IgnoredStrings.Loop.With(CardText.Cut(CardText.OneLine(loop.Address), 80), loop.Mailbox, LoopWords.Of(loop)), size: "Small"))));
        if (list.LastPage > 0) body.Add(Elements.Words(IgnoredStrings.Page.With(list.Page + 1, list.LastPage + 1), size: "Small", subtle: true));
        return Elements.AdaptiveCard(body, Pages(list));
    }

    private static JsonObject Line(IgnoredLine line, IgnoredList list, Instant now)
    {
        var mail = line.Mail;
        var customer = CardText.Cut(CardText.OneLine(mail.Customer), 60);
        var who = list.IsOfSeveral ? IgnoredStrings.FromTo.With(customer, line.Mailbox.Name) : customer;
        var columns = Elements.Columns(
            ("stretch", Elements.Runs(null, Elements.Run(CardText.Subject(mail.Subject, 70), weight: "Bolder"))),
            ("auto", Elements.Buttons(Elements.Execute(IgnoredMail.OpenVerb, IgnoredStrings.OpenAsQuery, new JsonObject { ["mail"] = mail.Id, ["page"] = list.Page }))));
        var told = (JsonArray)columns["columns"]![0]!["items"]!;
        told.Add((JsonNode)Elements.Plain($"{who}, {DueText.Brief(mail.ReceivedAt, now, line.Mailbox.Zone)}", size: "Small", subtle: true, spacing: "None"));
        told.Add((JsonNode)Reason(line));
        return Elements.Ruled(columns);
    }

    /// <summary>What it was taken for, where it is a line, and the evidence.</summary>
    private static JsonObject Reason(IgnoredLine line)
    {
        var because = line.Mail.Because ?? "";
        var evidence = because.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? because[(colon + 2)..] : because;
        var name = line.Mail.TakenFor is { } kind ? MailKindWords.Name(kind) : IgnoredStrings.PutAside;
        var reason = line.Number is { } number ? IgnoredStrings.LineIn.With(name, number) : name;
        return line.Mail.TakenFor is MailKind.Junk
            ? Elements.Plain(reason, size: "Small", spacing: "None")
            : Elements.Runs("None", Elements.Run(reason, size: "Small"), Elements.Run($" · {evidence}", size: "Small", subtle: true));
    }

    private static IEnumerable<JsonObject> Pages(IgnoredList list)
    {
        if (list.Page < list.LastPage) yield return Elements.Execute(IgnoredMail.PageVerb, IgnoredStrings.Older, new JsonObject { ["page"] = list.Page + 1 });
        if (list.Page > 0) yield return Elements.Execute(IgnoredMail.PageVerb, IgnoredStrings.Newer, new JsonObject { ["page"] = list.Page - 1 });
    }
}
