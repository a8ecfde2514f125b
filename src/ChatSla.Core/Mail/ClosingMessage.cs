using System.Buffers;
using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>
/// A mail that says thank you and no more, so that an answered customer is owed nothing. A wrong yes would hide a question, so anything
/// that is not plainly that says no: a question mark, a number, a request, a "but", or more than a few words.
/// </summary>
public static partial class ClosingMessage
{
    private const int MostWords = 16;

    /// <summary>A question, a figure, an address.</summary>
    private static readonly SearchValues<char> More = SearchValues.Create("?？¿؟;0123456789@");

    /// <param name="newText">Without the quote; a greeting and what stands below a closing line do not count.</param>
    public static bool Is(string newText)
    {
        var text = MailWords.Plain(Message(newText));
        if (text.Length == 0 || text.AsSpan().ContainsAny(More)) return false;

        var words = Word().Matches(text).Select(match => match.Value).ToList();
        return words.Count <= MostWords && ClosingPhrases.Thanks.Any(thanks => Has(text, thanks)) && !words.Exists(ClosingPhrases.Doubts.Contains);
    }

    private static bool Has(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetter(text[at + phrase.Length]))) return true;
        }

        return false;
    }

    private static string Message(string newText)
    {
        var lines = newText.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines is [var first, _, ..] && IsGreeting(first)) lines.RemoveAt(0);
        return string.Join('\n', lines.TakeWhile((line, at) => at == 0 || !IsSignOff(line)));
    }

    private static bool IsGreeting(string line) =>
        line.Split(' ').Length <= 5 && ClosingPhrases.Greetings.Any(word => Has(MailWords.Plain(line), word));

    private static bool IsSignOff(string line) =>
        line.Length <= 40 && ClosingPhrases.SignOffs.Any(word => MailWords.Plain(line).TrimStart('-', ' ').StartsWith(word, StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}']+")]
    private static partial Regex Word();
}
