using NodaTime;

namespace ChatSla.Graph;

/// <summary>Graph did not do what was asked. The message names the status and code, never an address or a subject.</summary>
public sealed class MailboxException(string what, int? status, string? code, Duration? retryAfter, Exception? inner)
    : Exception($"{what}: {status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"} {code}".TrimEnd(), inner)
{
    public int? Status { get; } = status;

    public string? Code { get; } = code;

    public Duration? RetryAfter { get; } = retryAfter;

    /// <summary>Graph answered that it did nothing (4xx); without this, a write may have happened.</summary>
    public bool Refused => Status is >= 400 and < 500;

    public bool IsThrottled => Status is 429;

    public bool IsMissing => Status is 404;

    /// <summary>The delta link is of no use any more; codes are compared without case because Graph's casing differs.</summary>
    public bool NeedsNewRound => Status is 410
        || (Refused && (Is("syncStateNotFound") || Is("syncStateInvalid") || Is("resyncRequired")));

    public bool Is(string code) => code.Equals(Code, StringComparison.OrdinalIgnoreCase);
}
