using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ChatSla.Core.Tests.Mail;

/// <summary>An html body as text with its lines, a blockquote marked with "> ": as much as the cutting needs.</summary>
internal static class HtmlText
{
    public static string Of(string html)
    {
        var text = new StringBuilder();
        Write(new HtmlParser().ParseDocument(html).Body!, text, quoted: 0);
        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text, int quoted)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                WriteWords(words.Data, text, quoted);
                continue;
            }

            if (child is not IElement element || Hidden.Contains(element.LocalName)) continue;

            if (element.LocalName is "br")
            {
                text.Append('\n');
                continue;
            }

            var isBlock = Blocks.Contains(element.LocalName);
            if (isBlock) Break(text);
            if (element.LocalName is "hr") text.Append("________________________________\n");
            if (element.LocalName is "p") text.Append('\n');
            Write(element, text, element.LocalName is "blockquote" ? quoted + 1 : quoted);
            if (isBlock) Break(text);
        }
    }

    private static void WriteWords(string data, StringBuilder text, int quoted)
    {
        var words = string.Join(' ', data.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0)
        {
            if (data.Length > 0 && text is not [.., '\n' or ' '] and { Length: > 0 }) text.Append(' ');
            return;
        }

        if (text.Length == 0 || text[^1] == '\n')
        {
            for (var depth = 0; depth < quoted; depth++) text.Append("> ");
        }
        else if (char.IsWhiteSpace(data[0]) && text[^1] != ' ')
        {
            text.Append(' ');
        }

        text.Append(words);
        if (char.IsWhiteSpace(data[^1])) text.Append(' ');
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    private static readonly HashSet<string> Hidden = ["style", "script", "head", "title", "meta", "xml"];

    private static readonly HashSet<string> Blocks =
        ["p", "div", "blockquote", "table", "tr", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "section", "article", "header", "footer", "dl", "dt", "dd"];
}
