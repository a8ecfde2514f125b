namespace ChatSla.Core.Mail;

/// <summary>Mail from an address at which nobody reads, and reports with a fixed subject.</summary>
internal static class SystemSenders
{
    public static MailVerdict? In(IncomingMail mail, MailWords words)
    {
        if (words.SubjectBegin(NoticePhrases.FixedSubjects) is { } begin) return new MailVerdict(MailKind.Notice, begin.As("a fixed phrase of reports"));
        if (FixedForms.WriterOf(words) is { } writer) return new MailVerdict(MailKind.Notice, $"has the form of what {writer} writes");
        if (words.TextIsXml) return new MailVerdict(MailKind.Notice, "text is a document for programs (xml)");
        if (Senders.SystemClassOf(mail.From) is not { } local) return null;
        if (WritesForAPerson(mail)) return new MailVerdict(MailKind.Question, "an automatic sender, but the reply goes to a person elsewhere");

        var kind = words.TextHas(BulkPhrases.HowToUnsubscribe) is not null || local is "newsletter" or "newsletters" or "mailinglist" or "announcements"
            ? MailKind.List
            : MailKind.Notice;
        return new MailVerdict(kind, local is "list server" ? "sender is a list server" : $"sender {local}@");
    }

    /// <summary>A web form sends in its own name and puts the visitor into Reply-To.</summary>
    private static bool WritesForAPerson(IncomingMail mail) =>
        mail.ReplyTo.Any(reply => reply.Address.Contains('@', StringComparison.Ordinal)
            && !Senders.IsSystem(reply)
            && Senders.Domain(reply.Address) != Senders.Domain(mail.From!.Address));
}
