namespace ChatSla.Core.Mail;

/// <summary>That a phrase was found: where, and in which language. Never the words of the mail.</summary>
internal sealed record PhraseHit(string Where, string Language)
{
    /// <summary>The subject is the phrase and no more, or a colon or dash follows it.</summary>
    public bool IsWhole { get; init; }

    public string As(string what) => $"{Where} {what} ({Language})";
}
