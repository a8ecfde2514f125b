using System.Globalization;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The Bot Connector did not do what was asked.</summary>
public sealed class ConnectorException(string what, int? status, string? code, Duration? retryAfter = null, Exception? inner = null)
    : Exception($"{what}: {status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"} {code}".TrimEnd(), inner)
{
    /// <summary>It was not asked, because it has refused the conversation before.</summary>
    public const string KnownDeadEnd = "KnownDeadEnd";

    public ConnectorException(ConnectorCall call, int? status, string? code, Duration? retryAfter = null, Exception? inner = null)
        : this(call.What, status, code, retryAfter, inner) => (ConversationId, Says) = (call.Channel, call.Says);

    public int? Status { get; } = status;

    public string? Code { get; } = code;

    public Duration? RetryAfter { get; } = retryAfter;

    /// <summary>Where it was to be said, without the thread.</summary>
    public string? ConversationId { get; }

    /// <summary>Whether it would be said twice if it were asked again and had been done.</summary>
    public bool Says { get; }

    /// <summary>The gate that is shut because of it; null: none.</summary>
    public string? Gate { get; set; }

    /// <summary>The message is gone: post it anew.</summary>
    public bool MessageIsGone => Status is 404 && Code is "ActivityNotFoundInConversation";

    /// <summary>The conversation is gone, or the bot was taken out of it.</summary>
    public bool ConversationIsDead => (Status is 404 && Code is "ConversationNotFound") || (Status is 403 && Code is "BotNotInConversationRoster" or "ConversationBlockedByUser");

    /// <summary>An administrator has blocked the app for the whole tenant.</summary>
    public bool IsStoppedByAdmin => Status is 403 && Code is "BotDisabledByAdmin";

    /// <summary>The message is too large: make a smaller one.</summary>
    public bool IsTooLarge => Status is 413;

    /// <summary>Nobody knows whether it was done: the answer was lost, or says nothing.</summary>
    public bool IsInDoubt => Says && (Status is 500 or 504 || (Status is null && Code is not ("NameResolutionError" or "ConnectionError" or "SecureConnectionError" or "ProxyTunnelError")));

    /// <summary>Trying again cannot help: the message is malformed, too large or not allowed.</summary>
    public bool IsFinal => Status is 400 or 403 or 404 or 413 && !IsStoppedByAdmin;
}
