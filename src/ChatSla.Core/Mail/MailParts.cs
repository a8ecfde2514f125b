namespace ChatSla.Core.Mail;

/// <summary>A mail in two: what its sender wrote, and what stands below: signature, quote, the mail that is answered.</summary>
/// <param name="Above">Empty where the sender wrote below the quote.</param>
/// <param name="Below">Whole, as it stands.</param>
/// <param name="IsAnsweredBelow">The sender wrote between or below quoted lines, so what stands below must be read too.</param>
public sealed record MailParts(string Above, string Below, bool IsAnsweredBelow);
