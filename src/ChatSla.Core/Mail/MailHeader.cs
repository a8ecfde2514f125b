namespace ChatSla.Core.Mail;

/// <summary>One internet message header (RFC 5322), unfolded and decoded.</summary>
public sealed record MailHeader(string Name, string Value);
