using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ChatSla.Sandbox.Graph;

/// <summary>HTML as the text that Outlook would show for it: line breaks where blocks begin and end, no markup.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Blocks =
    [
        "ADDRESS", "ARTICLE", "BLOCKQUOTE", "BODY", "CENTER", "DD", "DIV", "DL", "DT", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER",
        "HR", "LI", "OL", "P", "PRE", "SECTION", "TABLE", "TR", "UL",
    ];

    private static readonly HashSet<string> Paragraphs = ["P", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "UL", "OL", "TABLE"];

    private static readonly HashSet<string> Unseen = ["HEAD", "SCRIPT", "STYLE", "TITLE", "NOSCRIPT", "TEMPLATE", "OBJECT"];

    public static string From(string html)
    {
        var text = new StringBuilder();
        if (new HtmlParser().ParseDocument(html).Body is { } body) Write(body, text, keepsSpaces: false);

        var lines = TrailingSpaces().Replace(text.ToString(), "\n");
        return BlankLines().Replace(lines, "\n\n").Trim('\n', ' ').Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static void Write(INode node, StringBuilder text, bool keepsSpaces)
    {
        switch (node)
        {
            case IText words:
                WriteWords(words.Data, text, keepsSpaces);
                break;
            case IElement { NodeName: "BR" }:
                text.Append('\n');
                break;
            case IElement element when !Unseen.Contains(element.NodeName):
                WriteElement(element, text, keepsSpaces);
                break;
            default:
                break;
        }
    }

    private static void WriteElement(IElement element, StringBuilder text, bool keepsSpaces)
    {
        var isBlock = Blocks.Contains(element.NodeName);
        if (isBlock) EndLine(text);
        if (element.NodeName == "LI") text.Append("  *   ");
        if (element.NodeName == "HR") text.Append("________________________________");

        foreach (var child in element.ChildNodes) Write(child, text, keepsSpaces || element.NodeName == "PRE");

        if (element.NodeName is "TD" or "TH") text.Append('\t');
        if (isBlock) EndLine(text);
        if (Paragraphs.Contains(element.NodeName)) text.Append('\n');
    }

    private static void WriteWords(string words, StringBuilder text, bool keepsSpaces)
    {
        if (keepsSpaces)
        {
            text.Append(words);
            return;
        }

        var shown = Spaces().Replace(words, " ");
        if (text.Length == 0 || char.IsWhiteSpace(text[^1])) shown = shown.TrimStart(' ');
        text.Append(shown);
    }

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\r?\n")]
    private static partial Regex TrailingSpaces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
