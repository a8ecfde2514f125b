namespace ChatSla.Core.Mail;

/// <summary>Tells mails that need an answer from those that programs write. Nothing may be lost: when in doubt, it is a question.</summary>
public static class MailTriage
{
    /// <summary>The order is the rule: what the sender's server declares comes before who sent it, and words come last.</summary>
    public static MailVerdict Sort(IncomingMail mail, IReadOnlyCollection<string> ownAddresses)
    {
        var words = new MailWords(mail);

        return OursIfSo(mail, ownAddresses)
            ?? ClassSigns.In(mail)
            ?? ReportSigns.In(mail, words)
            ?? HeaderSigns.In(mail, words)
            ?? NullSenderIfSo(mail)
            ?? AutoReplySigns.In(words)
            ?? SystemSenders.In(mail, words)
            ?? ListSigns.In(mail, words)
            ?? BulkSigns.In(mail, words)
            ?? new MailVerdict(MailKind.Question, "no sign of an automatic mail");
    }

    /// <summary>Stands on every answer that the program sends, so that one that comes back is known.</summary>
    private const string OwnHeader = "x-chatsla-id";

    private static MailVerdict? OursIfSo(IncomingMail mail, IReadOnlyCollection<string> ownAddresses)
    {
        if (!string.IsNullOrEmpty(mail.SendKey)) return new MailVerdict(MailKind.Ours, "sent by this program");
        if (mail.HeaderValues(OwnHeader).Any(value => !string.IsNullOrWhiteSpace(value))) return new MailVerdict(MailKind.Ours, "carries the header of what this program sends");
        if (mail.HeaderValues("X-Loop").Any(value => ownAddresses.Any(own => new MailAddress(value.Trim().Trim('<', '>'), null).Is(own)))) return new MailVerdict(MailKind.Ours, "header X-Loop names one of our mailboxes");
        if (mail.From is { } from && ownAddresses.Any(from.Is)) return new MailVerdict(MailKind.Ours, "from one of our mailboxes");
        return null;
    }

    private static MailVerdict? NullSenderIfSo(IncomingMail mail) =>
        Senders.IsNull(mail) ? new MailVerdict(MailKind.AutoReply, "null return path") : null;
}
