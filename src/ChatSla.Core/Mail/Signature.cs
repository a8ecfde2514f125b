namespace ChatSla.Core.Mail;

/// <summary>The mark "-- ", what a telephone adds, the footer of a mailing list, a disclaimer.</summary>
internal static class Signature
{
    private const int LongestFooter = 12;

    public static bool StartsAt(string[] lines, int at)
    {
        var line = lines[at].Trim();
        if (line is "--" or "- --" or "—") return true;
        if (line.StartsWith("-----BEGIN PGP SIGNATURE", StringComparison.Ordinal)) return true;
        if (MobileSignature.Is(line, afterBlank: at == 0 || string.IsNullOrWhiteSpace(lines[at - 1]))) return true;
        if (IsDisclaimer(line)) return true;
        return Rule.Is(line) && IsFooter(lines, at);
    }

    private static bool IsDisclaimer(string line) => Disclaimers.Contains(line.Trim('*', '_', ' ', ':', '-'));

    /// <summary>A drawn line near the end, or before a quote, with the words of a footer below it.</summary>
    private static bool IsFooter(string[] lines, int at)
    {
        var written = 0;
        var named = false;
        for (var next = at + 1; next < lines.Length; next++)
        {
            if (string.IsNullOrWhiteSpace(lines[next])) continue;
            if (QuotedLine.Is(lines[next])) break;
            if (written == 0 && Rule.Is(lines[next])) return false;
            if (HeaderBlock.StartsAt(lines, next)) return written == 0;
            if (++written > LongestFooter) return named;
            named |= FooterWords.Any(word => lines[next].Contains(word, StringComparison.OrdinalIgnoreCase));
        }

        return named;
    }

    private static readonly string[] FooterWords =
        ["mailing list", "listinfo", "unsubscribe", "sponsored by", "scanned", "confidential", "disclaimer", "vertraulich", "confidentiel", "confidencial", "riservat", "vertrouwelijk", "konfidentiell"];

    private static readonly HashSet<string> Disclaimers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Disclaimer", "Confidentiality notice", "Confidentiality", "Legal notice", "Legal disclaimer", "Email disclaimer", "Haftungsausschluss", "Vertraulichkeitshinweis",
        "Avis de confidentialité", "Aviso legal", "Aviso de confidencialidad", "Aviso de confidencialidade", "Avvertenza", "Disclaimer e-mail", "Ansvarsfriskrivning",
    };
}
