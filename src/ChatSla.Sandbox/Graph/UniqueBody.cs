using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ChatSla.Sandbox.Graph;

/// <summary>
/// The part of a body that its own writer added. Exchange compares the mails of a conversation; here the usual marks before a quote do.
/// </summary>
internal static partial class UniqueBody
{
    private const string QuoteMarks =
        "#appendonsend, #divRplyFwdMsg, #mail-editor-reference-message-container, "
        + ".gmail_quote, .moz-cite-prefix, .yahoo_quoted, blockquote[type=cite]";

    public static string OfText(string text) => QuoteStart().Match(text) is { Success: true } quote ? text[..quote.Index].TrimEnd() : text;

    public static string OfHtml(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body && document.QuerySelector(QuoteMarks) is { } mark) RemoveFrom(mark, body);
        return document.DocumentElement.OuterHtml;
    }

    private static void RemoveFrom(INode mark, INode body)
    {
        for (var node = mark; node != body && node.Parent is { } parent; node = parent)
        {
            while (node.NextSibling is { } following) parent.RemoveChild(following);
        }

        mark.Parent?.RemoveChild(mark);
    }

    [GeneratedRegex(
        @"^(-+ ?Original Message ?-+|_{20,}\s*$|From: .+\r?\n(Sent|Date): |On .+(\r?\n.*)? wrote:\s*$|.{5,80} skrev .*:\s*$|>)",
        RegexOptions.Multiline)]
    private static partial Regex QuoteStart();
}
