namespace ChatSla.Core.Mail;

/// <summary>A file that came with a mail; its content stays in the mailbox.</summary>
/// <param name="Size">Bytes, as the mailbox counts them.</param>
/// <param name="IsInline">A picture in the text.</param>
/// <param name="ContentId">By which the text names it, without angle brackets.</param>
public sealed record MailAttachment(string Name, string ContentType, long Size, bool IsInline, string? ContentId = null);
