namespace ChatSla.Core.Mail;

/// <summary>Whom a program may write to by itself. A person who gets no receipt is no worse off; a program that gets one may answer it for ever.</summary>
public static class AutoAnswers
{
    private static readonly string[] Suppressing = ["all", "autoreply", "oof"];
    private static readonly string[] Bulk = ["bulk", "list", "junk", "auto_reply"];
    private static readonly string[] Lists = ["List-Id", "List-Unsubscribe", "List-Post", "List-Help", "Feedback-ID"];

    /// <summary>Why this mail gets no automatic answer, or null where it may have one.</summary>
    /// <param name="ours">The addresses of our own mailboxes.</param>
    public static string? RefusalOf(IncomingMail mail, IReadOnlyCollection<string> ours)
    {
        IReadOnlyList<MailAddress> writers = [.. new[] { mail.From, mail.Sender }.OfType<MailAddress>(), .. mail.ReplyTo];
        if (mail.From is null || Senders.IsNull(mail)) return "it names no sender";
        if (writers.Any(one => ours.Any(one.Is))) return "it comes from one of our own mailboxes, or answers go there";
        if (writers.Any(one => Senders.IsSystem(one) || Senders.IsMailDaemon(one) || Senders.IsPostmaster(one))) return "no person reads what is sent to its sender";
        if (Words(mail, "X-Auto-Response-Suppress").Intersect(Suppressing, StringComparer.OrdinalIgnoreCase).Any()) return "it asks for no automatic answers";
        if (Words(mail, "Precedence").Intersect(Bulk, StringComparer.OrdinalIgnoreCase).Any()) return "it was sent in bulk";
        if (mail.HeaderValues("Auto-Submitted").Any(value => !value.Trim().Equals("no", StringComparison.OrdinalIgnoreCase))) return "a program wrote it";
        return Lists.Any(name => mail.HeaderValues(name).Any()) ? "it comes over a list" : null;
    }

    private static IEnumerable<string> Words(IncomingMail mail, string header) =>
        mail.HeaderValues(header).SelectMany(value => value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
