using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>
/// The language of a short mail by its small words, or by its script. It is asked so that a customer is answered in his or her language:
/// a wrong guess is worse than none, so it says nothing where two languages are close.
/// </summary>
public static class MailLanguage
{
    private const int Looked = 4_000;
    private const double Enough = 2.2;
    private const double Lead = 1.5;
    private const double LeastShare = 0.09;

    /// <param name="text">What the sender wrote new; addresses in it do not count.</param>
    /// <returns>ISO 639-1, as in "sv"; null when not sure.</returns>
    public static string? Of(string text)
    {
        var plain = Address.Replace(text.Length <= Looked ? text : text[..Looked], " ").ToLowerInvariant();
        if (LanguageScript.Of(plain) is { } script) return script.Language;

        var words = Word.Matches(plain).Select(match => match.Value).ToList();
        if (words.Count < 3) return null;

        var points = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (!SmallWords.Languages.TryGetValue(word, out var languages)) continue;
            foreach (var language in languages) points[language] = points.GetValueOrDefault(language) + (1.0 / languages.Count);
        }

        foreach (var (letters, language) in SmallWords.Letters)
        {
            if (plain.AsSpan().IndexOfAny(letters) >= 0) points[language] = points.GetValueOrDefault(language) + 0.6;
        }

        return Best(points, words.Count);
    }

    private static string? Best(Dictionary<string, double> points, int words)
    {
        var ranked = points.OrderByDescending(language => language.Value).ThenBy(language => language.Key, StringComparer.Ordinal).Take(2).ToList();
        if (ranked.Count == 0) return null;

        var (best, first) = ranked[0];
        var second = ranked.Count > 1 ? ranked[1].Value : 0;
        var isSure = first >= Enough && first >= second * Lead && first >= words * LeastShare;
        return isSure && best != SmallWords.Latin ? best : null;
    }

    private static readonly Regex Address = new(@"\S*(?:@|://|www\.)\S*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Word = new(@"\p{L}+(?:'\p{L}+)?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
