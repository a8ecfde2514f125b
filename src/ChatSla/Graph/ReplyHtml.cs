using System.Net;
using System.Text.RegularExpressions;

namespace ChatSla.Graph;

/// <summary>Puts what was typed above the quote that Graph made.</summary>
public static partial class ReplyHtml
{
    public static string Above(string quote, string text)
    {
        var typed = $"<div>{string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(WebUtility.HtmlEncode))}</div><br>";
        return Body().Match(quote) is { Success: true } body ? quote.Insert(body.Index + body.Length, typed) : typed + quote;
    }

    [GeneratedRegex("<body[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Body();
}
