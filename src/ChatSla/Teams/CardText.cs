namespace ChatSla.Teams;

/// <summary>Makes text of any length and shape fit a card.</summary>
public static class CardText
{
    private const int PreviewLines = 3;
    private const int LongestName = 60;

    /// <summary>A subject in one line; a mail without one says so.</summary>
    public static string Subject(string subject, int length = 140) => Cut(OneLine(subject), length) is { Length: > 0 } text ? Isolated(text) : PromiseStrings.NoSubject;

    /// <summary>A person's name where little room is.</summary>
    public static string Name(string name) => Cut(OneLine(name), LongestName);

    /// <summary>Words of a language that is written from right to left, so that they turn nothing round beside them; any other as they are.</summary>
    public static string Isolated(string text) => text.Any(IsRightToLeft) ? $"\u2068{text}\u2069" : text;

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The first lines that say something.</summary>
    public static string FewLines(string text) => Lines(text, PreviewLines);

    /// <summary>All lines that say something.</summary>
    public static string AllLines(string text) => Lines(text, int.MaxValue);

    /// <summary>At most that many characters, never through the middle of one that people see as one.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;

        var kept = 0;
        foreach (var start in System.Globalization.StringInfo.ParseCombiningCharacters(text).TakeWhile(start => start < length)) kept = start;
        return $"{text[..kept].TrimEnd()} …";
    }

    /// <summary>Hebrew, Arabic and their neighbours, and the forms that old systems write.</summary>
    private static bool IsRightToLeft(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static string Lines(string text, int most) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(OneLine).Where(line => line.Length > 0).Take(most));
}
