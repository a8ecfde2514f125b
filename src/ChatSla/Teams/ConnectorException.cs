using System.Globalization;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The Bot Connector did not do what was asked.</summary>
public sealed class ConnectorException(string what, int? status, string? code, Duration? retryAfter, Exception? inner = null)
    : Exception($"{what}: {status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"} {code}".TrimEnd(), inner)
{
    public int? Status { get; } = status;

    public string? Code { get; } = code;

    public Duration? RetryAfter { get; } = retryAfter;

    /// <summary>The message is gone: post it anew.</summary>
    public bool MessageIsGone => Status is 404 && Code is "ActivityNotFoundInConversation";

    /// <summary>The conversation is gone, or the bot was taken out of it.</summary>
    public bool ConversationIsDead => (Status is 404 && Code is "ConversationNotFound")
        || (Status is 403 && Code is "BotNotInConversationRoster" or "ConversationBlockedByUser" or "BotDisabledByAdmin");

    /// <summary>Trying again cannot help: the message is malformed, too large or not allowed.</summary>
    public bool IsFinal => Status is 400 or 403 or 404 or 413;
}
