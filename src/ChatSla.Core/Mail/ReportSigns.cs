namespace ChatSla.Core.Mail;

/// <summary>
/// Reports about a mail: not delivered, delivered, read, complained about. They stand before the headers for automatic mail,
/// because many bounces call themselves auto-replied.
/// </summary>
internal static class ReportSigns
{
    public static MailVerdict? In(IncomingMail mail, MailWords words) => ReportType(mail) ?? FailedDelivery(mail, words) ?? Receipt(words);

    private static MailVerdict? ReportType(IncomingMail mail)
    {
        var type = mail.HeaderValues("Content-Type").FirstOrDefault(value => value.TrimStart().StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase));
        if (type is null) return null;

        foreach (var (name, kind) in ReportTypes)
        {
            if (type.Contains(name, StringComparison.OrdinalIgnoreCase)) return new MailVerdict(kind, $"multipart/report of type {name}");
        }

        return new MailVerdict(MailKind.Bounce, "multipart/report");
    }

    private static MailVerdict? FailedDelivery(IncomingMail mail, MailWords words)
    {
        if (mail.HeaderValues("X-Failed-Recipients").Any()) return new MailVerdict(MailKind.Bounce, "header X-Failed-Recipients");
        if (Senders.IsMailDaemon(mail.From)) return new MailVerdict(MailKind.Bounce, "sender mailer-daemon@");

        if (words.SubjectBegin(BouncePhrases.Subjects) is { } begin)
        {
            if (Senders.IsNull(mail)) return new MailVerdict(MailKind.Bounce, $"null return path and {begin.As("a bounce phrase")}");
            if (Senders.IsPostmaster(mail.From)) return new MailVerdict(MailKind.Bounce, $"sender postmaster@ and {begin.As("a bounce phrase")}");
            if (words.TextHas(BouncePhrases.Texts) is not null && !IsOfAPerson(words)) return new MailVerdict(MailKind.Bounce, $"{begin.As("a bounce phrase")}, the text has another");
        }

        if (Senders.IsMailProgram(mail.From) && !words.SpeaksAsPerson && !words.AsksSomething && words.SubjectHas(BouncePhrases.Subjects) is not null) return new MailVerdict(MailKind.Bounce, "sender is a mail program, the subject has a bounce phrase");
        if (!words.IsForward && !words.SubjectIsReply && ShowsDeliveryFields(mail)) return new MailVerdict(MailKind.Bounce, "text has the fields of a delivery report");
        if (words.TextBegin(BouncePhrases.Openings) is { } opening && !words.IsForward) return new MailVerdict(MailKind.Bounce, opening.As("a bounce phrase"));
        if (!Senders.IsPostmaster(mail.From) && !Senders.IsNull(mail)) return null;
        if (words.TextHas(BouncePhrases.Texts) is { } found) return new MailVerdict(MailKind.Bounce, $"automatic sender and {found.As("a bounce phrase")}");
        return Senders.IsPostmaster(mail.From) && (words.TextIsEmpty || Senders.IsNull(mail)) ? new MailVerdict(MailKind.Bounce, "sender postmaster@") : null;
    }

    /// <summary>Nothing stands above them, or what servers say; nobody who shows them to somebody.</summary>
    private static bool ShowsDeliveryFields(IncomingMail mail)
    {
        if (DeliveryFields.WordsBefore(mail.Text) is not { } before) return false;

        var words = new MailWords(mail with { Text = before, Subject = "" });
        return words.TextIsEmpty || (words is { SpeaksAsPerson: false, AsksSomething: false, Greets: false } && words.TextHas(BouncePhrases.Texts) is not null);
    }

    /// <summary>"Delivery failed", about a parcel.</summary>
    private static bool IsOfAPerson(MailWords words) => words.SpeaksAsPerson && (words.AsksSomething || !words.TextHasStatusCode);

    private static MailVerdict? Receipt(MailWords words) =>
        words.SubjectBegin(ReceiptPhrases.Subjects) is { } begin && (words.TextIsEmpty || words.TextHas(ReceiptPhrases.Texts) is not null)
            ? new MailVerdict(MailKind.Receipt, begin.As("a receipt phrase"))
            : null;

    private static readonly (string Name, MailKind Kind)[] ReportTypes =
    [
        ("disposition-notification", MailKind.Receipt),
        ("feedback-report", MailKind.Notice),
        ("tlsrpt", MailKind.Notice),
        ("delivery-status", MailKind.Bounce),
    ];
}
