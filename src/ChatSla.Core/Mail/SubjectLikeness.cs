using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>How near two subjects of one customer are: a hint for people, never a rule that joins mails.</summary>
public static partial class SubjectLikeness
{
    /// <summary>From here on two subjects are near.</summary>
    private const double Near = 0.6;

    private static readonly HashSet<string> Fillers =
    [
        "a", "an", "the", "my", "our", "your", "is", "are", "of", "on", "to", "for", "in", "and", "with", "about", "no", "nr", "again", "still", "where", "question", "hello", "hi", "please",
        "der", "die", "das", "mein", "meine", "zu", "und", "für", "mit", "frage", "hallo", "bitte", "om", "till", "för", "och", "min", "mitt", "fråga", "hej", "le", "la", "les", "de", "du", "et",
    ];

    public static bool AreNear(string one, string other) => Of(one, other) >= Near;

    /// <summary>
    /// 0 to 1. Reply prefixes, case, order and filler words do not count. A number of three digits or more names a thing: two subjects that
    /// name different things are not near, and two that name the same one are.
    /// </summary>
    public static double Of(string one, string other)
    {
        var (words, others) = (WordsOf(one), WordsOf(other));
        if (words.Count == 0 || others.Count == 0) return 0;

        var (names, otherNames) = (NamesIn(words), NamesIn(others));
        if (names.Count > 0 && otherNames.Count > 0) return names.Overlaps(otherNames) ? 1 : 0;

        var (few, many) = words.Count <= others.Count ? (words, others) : (others, words);
        return 2.0 * few.Count(many.Contains) / (few.Count + Math.Min(many.Count, few.Count + 1));
    }

    private static HashSet<string> NamesIn(IEnumerable<string> words) => [.. words.Where(word => word.Count(char.IsAsciiDigit) >= 3)];

    private static HashSet<string> WordsOf(string subject)
    {
        var bare = SubjectPrefix.Strip(subject.Trim().ToLowerInvariant()).Subject;
        var words = Word().Matches(bare).Select(match => match.Value).Select(word => word.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : word).ToHashSet();
        var telling = words.Where(word => !Fillers.Contains(word)).ToHashSet();
        return telling.Count > 0 ? telling : words;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
