namespace ChatSla.Core.Mail;

/// <summary>What a mail was taken for, and the evidence.</summary>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Because">
/// Names the evidence in English, the same words for the same evidence. Shown to administrators, so it never holds words of the
/// subject or the body, and of an address at most the class of its local part ("sender mailer-daemon@").
/// </param>
public sealed record MailVerdict(MailKind Kind, string Because);
