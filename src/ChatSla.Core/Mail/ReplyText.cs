namespace ChatSla.Core.Mail;

/// <summary>What a sender wrote new: the text without the mail it answers and without the signature.</summary>
public static class ReplyText
{
    /// <summary>
    /// Keeps the words before the quote; where the sender answered below or between quoted lines ("> "), those answers too. Where nothing
    /// would be left, the whole text comes back. Text made from html should mark a blockquote with "> ".
    /// </summary>
    public static string NewPartOf(string text)
    {
        var lines = LinesOf(text);
        var cut = MailBoundary.Next(lines, 0);
        if (cut is null) return text.Trim();

        var kept = Trimmed(lines[..cut.Line]);
        if (cut.Kind is BoundaryKind.Quote)
        {
            var answers = AnswersBelow(lines, cut, nothingAbove: kept.Count == 0);
            if (kept.Count > 0 && answers.Count > 0) kept.Add("");
            kept.AddRange(answers);
        }

        return kept.Count == 0 ? text.Trim() : string.Join('\n', kept).Trim();
    }

    /// <summary>The whole text, cut where the new words stop. Where nothing is new or nothing stands below, one part is empty.</summary>
    public static MailParts PartsOf(string text)
    {
        var lines = LinesOf(text);
        if (MailBoundary.Next(lines, 0) is not { } cut) return new MailParts(string.Join('\n', Trimmed(lines)), "", false);

        var above = Trimmed(lines[..cut.Line]);
        var answers = cut.Kind is BoundaryKind.Quote && AnswersBelow(lines, cut, nothingAbove: above.Count == 0).Count > 0;
        return new MailParts(string.Join('\n', above), string.Join('\n', Trimmed(lines[cut.Line..])), answers);
    }

    /// <summary>Whether a mail that was answered stands below words of the sender. Lines with "> " alone prove nothing.</summary>
    internal static bool HasAnsweredMail(string text)
    {
        var lines = LinesOf(text);
        return MailBoundary.Next(lines, 0) is { Kind: not BoundaryKind.Signature } cut && cut.End > cut.Line && Trimmed(lines[..cut.Line]).Count > 0;
    }

    private static string[] LinesOf(string text) => text.ReplaceLineEndings("\n").Replace('\u00a0', ' ').Split('\n');

    /// <summary>
    /// Lines between quoted lines. One that follows a quoted line at once is the broken end of that line, unless the sender wrote
    /// nothing above and so must have written below.
    /// </summary>
    private static List<string> AnswersBelow(string[] lines, Boundary cut, bool nothingAbove)
    {
        List<string> answers = [];
        var wasQuoted = false;
        for (var at = cut.End; at < lines.Length; at++)
        {
            var line = lines[at];
            if (QuotedLine.Is(line))
            {
                if (!wasQuoted && answers is [.., not ""]) answers.Add("");
                wasQuoted = true;
                continue;
            }

            if (Rule.Is(line)) break;
            if (MailBoundary.At(lines, at) is { } next)
            {
                if (next.Kind is not BoundaryKind.Quote) break;
                at = next.End - 1;
                wasQuoted = true;
                continue;
            }

            if (string.IsNullOrWhiteSpace(line)) wasQuoted = false;
            var again = string.IsNullOrWhiteSpace(line) && answers is ([] or [.., ""]);
            if ((!wasQuoted || nothingAbove) && !again) answers.Add(line.TrimEnd());
        }

        var trimmed = Trimmed([.. answers]);
        return trimmed.All(IsFooter) ? [] : trimmed;
    }

    /// <summary>The lines without blank lines and rules at their end.</summary>
    private static List<string> Trimmed(string[] lines)
    {
        var end = lines.Length;
        while (end > 0 && (string.IsNullOrWhiteSpace(lines[end - 1]) || Rule.Is(lines[end - 1]))) end--;
        var start = 0;
        while (start < end && string.IsNullOrWhiteSpace(lines[start])) start++;
        return [.. lines[start..end]];
    }

    private static bool IsFooter(string line) =>
        string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
