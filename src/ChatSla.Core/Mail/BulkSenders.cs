namespace ChatSla.Core.Mail;

/// <summary>Senders whose address or name tells of mail to many. People also write from some of them, so each is one sign among others.</summary>
internal static class BulkSenders
{
    public static string? WordOf(MailAddress from)
    {
        var words = Senders.LocalPart(from.Address).ToLowerInvariant().Split('.', '-', '_', '+', '#');
        if (LocalWords.FirstOrDefault(words.Contains) is { } word) return $"sender {word}@";
        if (LocalEndings.FirstOrDefault(ending => words.Any(part => part.EndsWith(ending, StringComparison.Ordinal))) is { } ending) return $"sender of the form ...{ending}@";

        var name = MailWords.Plain(from.Name ?? "").Split(' ', '.', ',', '-', '(', ')', '[', ']', '\'', '"', '@', '!');
        return NameWords.FirstOrDefault(name.Contains) is { } named ? $"sender's name says {named}" : null;
    }

    public static bool HasNoLocalPart(MailAddress from) => from.Address.TrimStart('<', ' ').StartsWith('@');

    /// <summary>"Example.com" or "Example.com Daily", but not an address.</summary>
    public static bool HasBrandName(MailAddress from) =>
        from.Name is { } name && !name.Contains('@', StringComparison.Ordinal)
        && name.Split(' ', ',', ';').Any(word => TopLevels.Any(top => word.Length > top.Length && word.EndsWith(top, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A first label as in news.example.com, before a whole domain.</summary>
    public static bool IsOnMailingDomain(MailAddress address)
    {
        var labels = address.Address[(address.Address.LastIndexOf('@') + 1)..].ToLowerInvariant().Split('.');
        return labels.Length >= 3 && MailingLabels.Contains(labels[0].TrimEnd('1', '2', '3', '4', '5', '6', '7', '8', '9', '0'));
    }

    private static readonly string[] LocalWords =
    [
        "news", "alert", "alerts", "marketing", "promo", "promotion", "promotions", "offers", "deals", "updates", "update", "mailer", "mailing", "digest",
        "journal", "announcement", "announcements", "notice", "notices", "reminder", "reminders", "campaign", "campaigns", "enews", "ezine", "bulletin", "infoletter",
        "subscription", "subscribe", "unsubscribe", "bot", "sweepstakes", "surveys", "newsletter", "newsletters", "nyhetsbrev", "nieuwsbrief", "rundbrief",
    ];

    private static readonly string[] LocalEndings = ["news", "newsletter", "newsflash", "list", "mailer", "alerts", "eblast", "digest"];

    private static readonly string[] NameWords =
    [
        "newsletter", "newsletters", "news", "digest", "bulletin", "alert", "alerts", "dispatch", "mailing", "list", "bot", "updates", "notifier", "daemon",
        "announcements", "announcement", "reminder", "прайс", "прайсы", "preisliste", "pricelist", "rundbrief", "nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "uutiskirje", "boletín", "boletin", "infolettre", "рассылка",
    ];

    private static readonly string[] TopLevels = [".com", ".net", ".org", ".info", ".co.uk", ".de", ".fr", ".se", ".eu", ".io", ".shop"];

    private static readonly HashSet<string> MailingLabels =
        ["e", "em", "email", "emails", "news", "newsletter", "newsletters", "reply", "bounce", "bounces", "alerts", "marketing", "mkt", "promo", "campaign", "mailing", "mailings", "mailer", "info", "action", "edm", "click"];
}
