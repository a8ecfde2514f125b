namespace ChatSla.Core.Mail;

/// <summary>That a phrase was found: where, and in which language. Never the words of the mail.</summary>
internal sealed record PhraseHit(string Where, string Language)
{
    public string As(string what) => $"{Where} {what} ({Language})";
}
