using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>
/// What mail to many looks like, whatever its language. The letters of a firm with a long footer look a little like it too: so these
/// signs weigh little, and together at most as much as one phrase that is plain.
/// </summary>
internal static class BulkShape
{
    private const int Most = 2;
    private const int ManyLinks = 8;
    private const int ManyRules = 3;
    private const int Long = 5_000;
    private const int Looked = 100_000;

    public static IEnumerable<BulkSign> SignsOf(IncomingMail mail, MailWords words) => All(mail, words).Take(Most);

    private static IEnumerable<BulkSign> All(IncomingMail mail, MailWords words)
    {
        var text = mail.Text.Length <= Looked ? mail.Text : mail.Text[..Looked];
        if (mail.From is { } from && mail.To is [var to] && to.Is(from.Address)) yield return new BulkSign(1, "addressed to its sender");
        if (LinksIn(text) >= ManyLinks) yield return new BulkSign(1, "many links");
        if (RulesIn(text) >= ManyRules) yield return new BulkSign(1, "text is divided by rules");
        if (text.Length >= Long) yield return new BulkSign(1, "a long text");
        if (words.SubjectHasDate) yield return new BulkSign(1, "subject has a date");
    }

    /// <summary>Such words inside the address of a page, which nobody types.</summary>
    public static bool LinksToUnsubscribe(string text) => Leave.IsMatch(text.Length <= Looked ? text : text[..Looked]);

    private static readonly Regex Leave = new(@"(?:https?://|mailto:)[^\s<>""']{3,300}(?:unsub|opt-?out|optout|abmeld|desabonn|desinscri|disiscri|signoff|leave-)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static int LinksIn(string text)
    {
        var count = 0;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal)) count++;
        return count;
    }

    private static int RulesIn(string text)
    {
        var count = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var mark = line.Trim();
            if (mark.Length >= 5 && !char.IsLetterOrDigit(mark[0]) && mark[0] is not ('>' or '|') && mark.TrimStart(mark[0]).IsEmpty) count++;
        }

        return count;
    }
}
