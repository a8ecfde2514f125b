using ChatSla.Teams;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Why;

/// <summary>What chatsla why was asked.</summary>
/// <param name="At">In the zone of the query's calendar; null: now.</param>
/// <param name="Settings">The words that are settings.</param>
public sealed record WhyAsked(int Number, LocalDateTime? At, bool IsAll, IReadOnlyList<string> Settings)
{
    private const string Usage = "chatsla why Q-1042 [--at \"2026-11-22 15:00\"] [--all]";

    private static readonly LocalDateTimePattern[] Times =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    /// <exception cref="FormatException">The words cannot be read; the message says what to write.</exception>
    public static WhyAsked Read(IReadOnlyList<string> words)
    {
        var (numbers, settings, isAll) = (new List<string>(), new List<string>(), false);
        LocalDateTime? at = null;
        for (var next = 0; next < words.Count; next++)
        {
            var word = words[next];
            if (word == "--all") isAll = true;
            else if (word == "--at") at = Time(++next < words.Count ? words[next] : "");
            else if (word.StartsWith("--at=", StringComparison.Ordinal)) at = Time(word["--at=".Length..]);
            else if (IsSetting(word)) settings.AddRange(word.Contains('=', StringComparison.Ordinal) || next + 1 == words.Count ? [word] : [word, words[++next]]);
            else numbers.Add(word);
        }

        return numbers switch
        {
            [] => throw new FormatException($"Which query? Write {Usage}."),
            [var one] => new WhyAsked(NumberIn(one), at, isAll, settings),
            [_, var second, ..] => throw new FormatException($"\"{second}\" is one word too many; ask about one query: {Usage}."),
        };
    }

    private static bool IsSetting(string word) => word.StartsWith("--", StringComparison.Ordinal) && word.Split('=')[0].Contains(':', StringComparison.Ordinal);

    private static int NumberIn(string word) => QueryNumber.In(word) ?? throw new FormatException($"\"{word}\" is no query's number. Write {Usage}.");

    private static LocalDateTime Time(string text) => Times.Select(pattern => pattern.Parse(text.Trim())).FirstOrDefault(parsed => parsed.Success) is { } read
        ? read.Value
        : throw new FormatException($"--at: \"{text}\" is no date and time; write --at \"2026-11-22 15:00\".");
}
