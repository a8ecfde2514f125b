using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatSla.Commands;

/// <summary>Reads which query is meant, as people write or paste it: Q-7, q7, #7, 7, "query 7", "ärende 7", or the link to its card.</summary>
public static partial class WhichWords
{
    /// <returns>The query, and what follows it; the query of the thread where the text names none.</returns>
    public static (Which Query, string Behind) Take(string text)
    {
        if (Link().Match(text) is { Success: true } link) return (new Which(MessageId: link.Groups["id"].Value), text[link.Length..].Trim());
        if (Number().Match(text) is { Success: true } match)
            return (new Which(int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)), match.Groups["rest"].Value.Trim());

        return (new Which(), text.Trim());
    }

    /// <summary>The query in the last word of "into Q-5", "med Q-5"; null: there is none.</summary>
    public static int? Last(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var last] && Take(last) is ({ Number: { } number }, "") ? number : null;

    /// <summary>Hyphens of all kinds: phones write longer ones. The sign must not be part of a longer word or number.</summary>
    [GeneratedRegex(@"^\s*[(\[""'“]?(?:(?:query|ärendet?|q|nr\.?|no\.?)[\s\-\u2010-\u2015]*)?#?(?<number>\d{1,9})(?![\w\-\u2010-\u2015/@]|[.:,]\d)[)\]""'”.,:;!?]*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Number();

    /// <summary>As Teams copies it, plain, in angle brackets, or as an anchor.</summary>
    [GeneratedRegex(@"^\s*(?:<a\s[^>]*?href=""|<|\[[^\]]*\]\()?https?://teams\.[a-z.]+/l/message/[^/\s""]+/(?<id>\d+)[^\s"">)]*(?:""[^>]*>.*?</a>|>|\))?", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Link();
}
