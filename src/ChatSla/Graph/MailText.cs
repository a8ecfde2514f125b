using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ChatSla.Graph;

/// <summary>
/// The html body of a mail as plain text: its lines, a quote marked with "> ", lists, rows of tables, the addresses of links, images by
/// their alternative text; nothing that a reader of the mail would not see. Nothing in it is run or fetched.
/// </summary>
/// <remarks>
/// It reads tags, not a tree: a tree of hostile html (deep nesting, formatting that never ends) costs the square of its length, this
/// costs the length.
/// </remarks>
internal static class MailText
{
    /// <summary>Characters of html that are read at most; Exchange takes mails of 150 MB.</summary>
    public const int MostHtml = 8_000_000;

    /// <summary>Characters of text that are written at most, before the note.</summary>
    public const int MostText = 400_000;

    public const string CutNote = "(The mail goes on. Open it in Outlook to read the rest.)";

    public static string Of(string html)
    {
        var cut = html.Length > MostHtml;
        using var source = new TextSource(cut ? html[..MostHtml] : html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            SkipProcessingInstructions = true,
            ShouldEmitAttribute = (ref _, name) => MailTags.Attributes.Contains(name.ToString()),
        };

        var walk = new MailTextWalk();
        while (!walk.IsFull && tokenizer.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } start && MailTags.ModeInside(start.Name) is { } mode) tokenizer.State = mode;
            walk.Take(token);
        }

        var text = walk.ToText();
        return cut || walk.IsFull ? $"{text}\n\n{CutNote}" : text;
    }
}
