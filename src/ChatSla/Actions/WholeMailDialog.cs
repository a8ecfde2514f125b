using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>The customer's last mail as it came, to be read and closed. All of it is text that does nothing.</summary>
public static class WholeMailDialog
{
    /// <summary>A card may hold 80 KB; a letter may become six in JSON.</summary>
    private const int MostAbove = 7_000;

    private const int MostBelow = 5_000;
    private const int MostFiles = 30;
    private const int LongestLine = 600;
    private const string QuoteId = "quote";

    public static JsonObject Render(QueryView view, Instant now, DateTimeZone zone)
    {
        var mail = view.Last;
        var parts = ReplyText.PartsOf(mail.FullText);
        IEnumerable<JsonObject> body =
        [
            Elements.Plain(CardText.Subject(mail.Subject, LongestLine), weight: "Bolder", size: "Medium"),
            Line(MailDialogStrings.From, Sender(mail), spacing: "Small"),
            .. Lines(MailDialogStrings.To, mail.ToLine),
            .. Lines(MailDialogStrings.Cc, mail.CcLine),
            Line(MailDialogStrings.Received, DueText.At(mail.ReceivedAt, now, zone)),
            .. Lines(MailDialogStrings.Attached, AttachmentText.Line(AttachmentColumn.Read(mail.Attachments), MostFiles)),
            .. Text(parts),
        ];
        return DialogFrame.Show($"{MailDialogStrings.WholeMail}: Q-{view.Query.Number}", "large", Elements.AdaptiveCard(body, Buttons(mail, parts)));
    }

    private static IEnumerable<JsonObject> Text(MailParts parts)
    {
        if (parts.Above.Length == 0 && parts.Below.Length == 0) return [Elements.Ruled(Elements.Plain(MailDialogStrings.NoText, subtle: true))];

        var above = parts.Above.Length == 0 ? [] : Paragraphs(parts.Above, MostAbove, subtle: false);
        if (parts.Below.Length == 0) return above;

        var below = Elements.Container("emphasis", Paragraphs(parts.Below, MostBelow, subtle: true, isRuled: false));
        below["id"] = QuoteId;
        if (IsFolded(parts)) below["isVisible"] = false;
        return above.Append(below);
    }

    private static bool IsFolded(MailParts parts) => parts is { IsAnsweredBelow: false, Above.Length: > 0, Below.Length: > 0 };

    /// <summary>An element a paragraph: line breaks within one run are kept, and long text is laid out in pieces.</summary>
    private static IEnumerable<JsonObject> Paragraphs(string text, int most, bool subtle, bool isRuled = true)
    {
        var blocks = CardText.Cut(text, most).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => Elements.Plain(block.Trim('\n'), subtle: subtle)).ToList();
        if (text.Length > most) blocks.Add(Elements.Words(MailDialogStrings.GoesOn, weight: "Bolder"));
        if (isRuled) Elements.Ruled(blocks[0]);
        return blocks;
    }

    private static IEnumerable<JsonObject> Buttons(MailRow mail, MailParts parts)
    {
        if (IsFolded(parts)) yield return Elements.Toggle(MailDialogStrings.ShowRest, QuoteId);
        if (mail.WebLink is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) yield return Elements.OpenUrl(MailDialogStrings.OpenInOutlook, address.AbsoluteUri);
    }

    private static string Sender(MailRow mail) =>
        mail.FromAddress is not { } address ? mail.Customer : string.IsNullOrWhiteSpace(mail.FromName) ? address : $"{mail.FromName} <{address}>";

    private static IEnumerable<JsonObject> Lines(string name, string? value) => string.IsNullOrWhiteSpace(value) ? [] : [Line(name, value)];

    private static JsonObject Line(string name, string value, string spacing = "None") =>
        Elements.Runs(spacing, Elements.Run($"{name}  ", subtle: true), Elements.Run(CardText.Cut(CardText.OneLine(value), LongestLine)));
}
