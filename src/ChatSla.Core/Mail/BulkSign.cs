namespace ChatSla.Core.Mail;

/// <summary>One hint that a mail went to many, or comes from a program.</summary>
internal sealed record BulkSign(int Points, string Because);
