namespace ChatSla.Core.Mail;

/// <summary>What Exchange itself says a mail is: its message class (MS-OXCMSG) or Graph's meetingMessageType.</summary>
internal static class ClassSigns
{
    public static MailVerdict? In(IncomingMail mail)
    {
        if (mail.ItemClass is { } itemClass && KindOf(itemClass) is { } kind) return new MailVerdict(kind, $"message class {itemClass}");
        if (mail.MeetingMessageType is { Length: > 0 } type && !Same(type, "none")) return new MailVerdict(MailKind.Meeting, $"meeting message {type}");
        return null;
    }

    private static MailKind? KindOf(string itemClass)
    {
        if (itemClass.StartsWith("REPORT.", StringComparison.OrdinalIgnoreCase))
        {
            return ReceiptEndings.Any(ending => itemClass.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? MailKind.Receipt : MailKind.Bounce;
        }

        foreach (var (start, kind) in ByStart)
        {
            if (itemClass.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }

    private static readonly string[] ReceiptEndings = [".DR", ".IPNRN", ".IPNNRN"];

    private static readonly (string Start, MailKind Kind)[] ByStart =
    [
        ("IPM.Note.Rules.", MailKind.AutoReply),
        ("IPM.Schedule.", MailKind.Meeting),
        ("IPM.Outlook.Recall", MailKind.Notice),
        ("IPM.Recall", MailKind.Notice),
    ];

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
