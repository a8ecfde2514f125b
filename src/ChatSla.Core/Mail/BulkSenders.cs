namespace ChatSla.Core.Mail;

/// <summary>Senders whose address or name tells of mail to many. People also write from some of them, so this is one sign among others.</summary>
internal static class BulkSenders
{
    public static string? Sign(MailAddress? from)
    {
        if (from is null) return null;

        var words = Senders.LocalPart(from.Address).ToLowerInvariant().Split('.', '-', '_', '+', '#');
        if (LocalWords.FirstOrDefault(words.Contains) is { } word) return $"sender {word}@";
        if (LocalEndings.FirstOrDefault(ending => words.Any(part => part.EndsWith(ending, StringComparison.Ordinal))) is { } ending) return $"sender of the form ...{ending}@";

        var name = MailWords.Plain(from.Name ?? "").Split(' ', '.', ',', '-', '(', ')', '[', ']', '\'', '"');
        return NameWords.FirstOrDefault(name.Contains) is { } named ? $"sender's name says {named}" : null;
    }

    private static readonly string[] LocalWords =
    [
        "news", "alert", "alerts", "marketing", "promo", "promotion", "promotions", "offers", "deals", "updates", "update", "mailer", "mailing", "digest",
        "journal", "announcement", "announcements", "notice", "notices", "reminder", "reminders", "replies", "reply", "webmaster", "feedback", "events", "campaign", "list", "admin",
        "subscription", "subscribe", "accounts", "billing", "online", "bot",
    ];

    private static readonly string[] LocalEndings = ["news", "newsletter", "newsflash", "list", "mailer", "alerts", "tracker", "bot"];

    private static readonly string[] NameWords =
    [
        "newsletter", "newsletters", "news", "digest", "bulletin", "alert", "alerts", "dispatch", "mailing", "list", "bot", "updates", "notifier", "daemon",
        "announcements", "announcement", "reminder", "authortracker", "rundbrief", "nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "uutiskirje", "boletín", "boletin", "infolettre", "рассылка",
    ];
}
