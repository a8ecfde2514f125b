using ChatSla.Core.Queries;

namespace ChatSla.Storage;

/// <summary>
/// The keys under which mails of ours leave. A key says of itself whether it is an answer's, so that a mail in Sent Items whose reply is not
/// known any more, because an older backup was restored, counts as an answer only if it was one.
/// </summary>
public static class SendKeys
{
    /// <param name="key">32 hexadecimal digits.</param>
    public static string Of(ReplyKind kind, string key) => kind is ReplyKind.Answer || key.Contains('-', StringComparison.Ordinal) ? key : $"{kind.ToString().ToLowerInvariant()}-{key}";

    public static bool IsAnswers(string key) => Guid.TryParseExact(key, "N", out _);
}
