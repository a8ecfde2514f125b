using System.Net;
using System.Text.RegularExpressions;

namespace ChatSla.Graph;

/// <summary>Puts what was typed above the quote that Graph made, and makes a quote where Graph has none.</summary>
public static partial class ReplyHtml
{
    public static string Above(string quote, string text)
    {
        var typed = $"<div>{Lines(text)}</div><br>";
        return Body().Match(quote) is { Success: true } body ? quote.Insert(body.Index + body.Length, typed) : typed + quote;
    }

    /// <summary>The mail that is answered, as we kept it: for a draft that Graph cannot make because the mail is gone.</summary>
    /// <param name="sent">When it came, in words.</param>
    public static string Quote(string from, string sent, string subject, string text) =>
        $"""
        <html><body>
        <hr>
        <div><b>From:</b> {WebUtility.HtmlEncode(from)}<br><b>Sent:</b> {WebUtility.HtmlEncode(sent)}<br><b>Subject:</b> {WebUtility.HtmlEncode(subject)}</div>
        <br>
        <div>{Lines(text)}</div>
        </body></html>
        """;

    private static string Lines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(WebUtility.HtmlEncode));

    [GeneratedRegex("<body[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Body();
}
