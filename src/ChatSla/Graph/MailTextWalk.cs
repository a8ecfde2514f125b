using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace ChatSla.Graph;

/// <summary>Goes through the tags and words of html from its beginning to its end and writes the text.</summary>
internal sealed class MailTextWalk
{
    private const string Divider = "________________________________";
    private const int LongestLinkWords = 300;

    private readonly OpenTags open = new();
    private readonly MailTables tables = new();
    private int written;

    private MailLines Lines => tables.Lines;

    public bool IsFull => written >= MailText.MostText;

    public void Take(HtmlToken token)
    {
        switch (token)
        {
            case { Type: HtmlTokenType.Character }:
                Write(token.Data);
                break;
            case HtmlTagToken { Type: HtmlTokenType.StartTag } tag:
                Start(tag);
                break;
            case HtmlTagToken { Type: HtmlTokenType.EndTag } tag:
                foreach (var ended in open.EndedBy(tag.Name)) End(ended);
                break;
        }
    }

    public string ToText()
    {
        foreach (var left in open.EndAll()) End(left);
        Lines.Break(0);
        tables.EndRow();

        var text = new StringBuilder();
        var lines = Lines.Done;
        if (lines is [.., { Text: "" }]) lines.RemoveAt(lines.Count - 1);
        for (var at = 0; at < lines.Count && text.Length < MailText.MostText; at++)
        {
            var (quoted, line) = lines[at];
            if (line.Length == 0 && at + 1 < lines.Count) quoted = Math.Min(quoted, lines[at + 1].Quoted);
            for (var depth = 0; depth < quoted; depth++) text.Append(line.Length == 0 && depth == quoted - 1 ? ">" : "> ");
            text.Append(line).Append('\n');
        }

        if (text.Length > MailText.MostText) (text.Length, written) = (MailText.MostText, MailText.MostText);
        return text.ToString().Trim('\n', ' ');
    }

    private void Write(string words)
    {
        if (open.Top.IsHidden) return;
        written += open.Top.KeepsSpaces ? Lines.WriteAsIs(words, open.Top.Quoted) : Lines.Write(words, open.Top.Quoted);
        if (open.Link is { Words.Length: < LongestLinkWords } link) link.Words.Append(words);
    }

    private void Start(HtmlTagToken tag)
    {
        foreach (var ended in open.EndedByStartOf(tag.Name)) End(ended);
        if (MailTags.Void.Contains(tag.Name))
        {
            if (!open.Top.IsHidden) WriteVoid(tag);
            return;
        }

        var isHidden = open.Top.IsHidden || MailTags.Unseen.Contains(tag.Name) || MailStyle.Hides(tag);
        if (!isHidden) Lead(tag);
        if (!open.Push(tag, isHidden) || isHidden) return;
        if (tag.Name is "td" or "th") tables.StartCell();
        else if (tag.Name is "tr") tables.StartRow();
    }

    /// <summary>What stands before the inside of an element.</summary>
    private void Lead(HtmlTagToken tag)
    {
        var quoted = open.Top.Quoted;
        if (MailTags.Blocks.Contains(tag.Name) || MailStyle.IsSignature(tag)) Lines.Break(quoted);
        if (MailStyle.DrawsDivider(tag)) WriteLine(Divider, quoted);
        if (MailStyle.IsSignature(tag) && Lines.Done is { Count: > 0 } lines && lines[^1].Text is not ("--" or "-- ")) WriteLine("--", quoted);
        if (tag.Name is "li") Lines.Begin(open.NextItem(), quoted);
        if (HasSpaceAround(tag)) Lines.Blank(quoted);
    }

    private void WriteVoid(HtmlTagToken tag)
    {
        var quoted = open.Top.Quoted;
        if (tag.Name is "br") Lines.NewLine(quoted);
        else if (tag.Name is "hr") WriteLine(Divider, quoted);
        else if (tag.Name is "img" && !MailStyle.IsTiny(tag) && MailStyle.Find(tag, "alt") is { } alt && !string.IsNullOrWhiteSpace(alt))
        {
            // A picture of a face stands in its sentence; all others are named as pictures.
            Write(alt.Any(char.IsLetterOrDigit) ? $"[{Cut(alt)}]" : alt);
        }
    }

    private void End(OpenTag tag)
    {
        if (tag.IsHidden) return;
        if (tag.Link is { } link && MailLink.AddressBeside(Collapsed(link.Words), link.Href) is { } address) Write($" <{address}>");
        if (!tag.IsBlock) return;

        Lines.Break(tag.Quoted);
        if (tag.Name is "td" or "th") tables.EndCell();
        else if (tag.Name is "tr" or "table") tables.EndRow();
        else if (tag.HasSpaceAround) Lines.Blank(open.Top.Quoted);
    }

    private void WriteLine(string line, int quoted)
    {
        Lines.Break(quoted);
        Lines.Add((quoted, line));
    }

    internal static bool HasSpaceAround(HtmlTagToken tag) =>
        MailTags.IsHeadline(tag.Name) || tag.Name is "blockquote" or "pre" || (tag.Name is "p" && !MailStyle.HasNoMargin(tag));

    private static string Cut(string alt) => alt.Length <= 120 ? alt.Trim() : string.Create(CultureInfo.InvariantCulture, $"{alt.AsSpan(0, 120)}…");

    private static string Collapsed(StringBuilder words) => string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
