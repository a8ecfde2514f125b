namespace ChatSla.Core.Mail;

/// <summary>
/// Automatic answers without any header that says so. People also write that they will be out of the office: so words in the text
/// count only at its beginning, with a second sign, and where nothing is asked.
/// </summary>
internal static class AutoReplySigns
{
    public static MailVerdict? In(MailWords words)
    {
        if (words.SubjectBegin(AutoReplyPhrases.Subjects) is { } subject && (subject.IsWhole || !words.AsksSomething)) return Found(subject, "an out-of-office phrase");
        if (words.TextBegin(AutoReplyPhrases.Declarations) is { } declared && !words.IsForward) return Found(declared, "a declaration of an automatic answer");
        if (words.IsForward) return null;
        if (!words.AsksSomethingFirst && !words.SpeaksAsPerson && AutomaticShape.Is(words.OpeningText)) return new MailVerdict(MailKind.AutoReply, "text says that it is automatic");
        if (!words.AsksSomethingFirst && !words.SubjectAsks && ChallengeShape.Is(words.OpeningText)) return new MailVerdict(MailKind.AutoReply, "text says that a mail is held back");

        return Acknowledgement(words) ?? (words.AsksSomething ? null : Absence(words));
    }

    private static MailVerdict? Absence(MailWords words)
    {
        if (words.TextBegin(AutoReplyPhrases.Departures) is { } left) return Found(left, "a departure phrase");
        if (words.TextBegin(AutoReplyPhrases.Absences) is { } away && words.TextHas(AutoReplyPhrases.AbsenceDetails) is not null)
        {
            return Found(away, "an out-of-office phrase");
        }

        return null;
    }

    private static MailVerdict? Acknowledgement(MailWords words)
    {
        if (!words.SubjectAsks && AcknowledgementShape.Is(words.Subject)) return new MailVerdict(MailKind.AutoReply, "subject acknowledges a request (en)");
        if (words.AsksSomethingFirst) return null;
        if (!words.SpeaksAsPerson && AcknowledgementShape.ThanksForEntry(words.OpeningText)) return new MailVerdict(MailKind.AutoReply, "text begins with thanks for an entry (en)");

        if (words.SubjectBegin(AutoReplyPhrases.Receptions) is { } received) return Found(received, "an acknowledgement phrase");
        if (AcknowledgementShape.Is(words.OpeningText) && words.TextHas(AutoReplyPhrases.ReceptionDetails) is not null) return new MailVerdict(MailKind.AutoReply, "text begins with an acknowledgement (en)");
        return words.TextBegin(AutoReplyPhrases.Receptions) is { } ack && words.TextHas(AutoReplyPhrases.ReceptionDetails) is not null
            ? Found(ack, "an acknowledgement phrase")
            : null;
    }

    private static MailVerdict Found(PhraseHit hit, string what) => new(MailKind.AutoReply, hit.As(what));
}
