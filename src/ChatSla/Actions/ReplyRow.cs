using NodaTime;

namespace ChatSla.Actions;

/// <summary>An answer from a card on its way through the steps of sending it exactly once.</summary>
public sealed class ReplyRow
{
    public string SendKey { get; init; } = "";

    public string MailId { get; init; } = "";

    public string ById { get; init; } = "";

    public string ByName { get; init; } = "";

    public string Body { get; init; } = "";

    public string? DraftId { get; init; }

    /// <summary>A send was begun: from here on it may have happened.</summary>
    public Instant? SendTriedAt { get; init; }

    public Instant? AcceptedAt { get; init; }

    public Instant? SentAt { get; init; }
}
