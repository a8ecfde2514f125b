namespace ChatSla.Core.Mail;

/// <summary>Phrases of one language, in lower case with plain apostrophes and single spaces.</summary>
internal sealed record Phrases(string Language, params string[] Words);
