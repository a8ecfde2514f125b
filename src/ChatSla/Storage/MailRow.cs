using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>A stored mail, and what became of it.</summary>
public record MailRow
{
    public string Id { get; init; } = "";

    public string Mailbox { get; init; } = "";

    public string GraphId { get; init; } = "";

    public string? MessageId { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>A <see cref="MailOutcome"/> by name.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it was ignored, or could not be read.</summary>
    public string? Because { get; init; }

    public Guid? QueryId { get; init; }

    public string? FromAddress { get; init; }

    public string? FromName { get; init; }

    /// <summary>Where an answer goes: Reply-To, else From; null where the mail has neither.</summary>
    public string? ReplyAddress { get; init; }

    /// <summary>The ids in References and In-Reply-To, oldest first, between spaces; null where it answers nothing.</summary>
    public string? AnsweredIds { get; init; }

    /// <summary>Whom it went to: the addresses of To and Cc in lower case, each between spaces.</summary>
    public string Recipients { get; init; } = "";

    /// <summary>Of a bounce: whom our mail did not reach.</summary>
    public string? About { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>What the sender wrote new, as plain text.</summary>
    public string NewText { get; init; } = "";

    public string FullText { get; init; } = "";

    /// <summary>See <see cref="AttachmentColumn"/>.</summary>
    public string? Attachments { get; init; }

    /// <summary>Whom it went to, in words.</summary>
    public string? ToLine { get; init; }

    public string? CcLine { get; init; }

    public string? WebLink { get; init; }

    /// <summary>Who else it went to beside our mailboxes and whom we answer, as a JSON list; null: nobody.</summary>
    public string? Others { get; init; }

    /// <summary>Seconds from UTC in the sender's own Date header; null where there is none.</summary>
    public int? DateOffset { get; init; }

    /// <summary>The query of another of our mailboxes that sent it on; known only while it is taken in.</summary>
    public Guid? HandedOnFrom { get; init; }

    /// <summary>Why no program may write to its sender; null where one may.</summary>
    public string? Untold { get; init; }

    /// <summary>Of a mail in Sent Items: the key under which we sent it; null where somebody else did.</summary>
    public string? SendKey { get; init; }

    /// <summary>Where it was when it was taken in; null of mail stored before that was noted.</summary>
    public string? Folder { get; init; }

    public Instant ReceivedAt { get; init; }

    public Instant SeenAt { get; init; }

    /// <summary>What an ignored mail was taken for; null on any other.</summary>
    public MailKind? TakenFor => Because is { } because && Enum.TryParse<MailKind>(because.Split(':')[0], out var kind) ? kind : null;

    public static string Listed(IEnumerable<MailAddress> addresses) => string.Concat(addresses.Select(address => $" {address.Address.ToLowerInvariant()} "));

    public bool WentTo(string address) => Recipients.Contains($" {address.ToLowerInvariant()} ", StringComparison.Ordinal);

    /// <summary>By what a customer is known again.</summary>
    public string? CustomerKey => FromAddress?.ToLowerInvariant();

    /// <summary>The customer's name where it is known, else the address.</summary>
    public string Customer => string.IsNullOrWhiteSpace(FromName) ? FromAddress ?? "Unknown sender" : FromName;
}

/// <summary>What became of a mail. The names are stored: never rename one.</summary>
public enum MailOutcome
{
    Opened,
    Attached,
    Ignored,

    /// <summary>A second copy of a mail that is known by its Message-ID.</summary>
    Copy,

    /// <summary>The copy that another watched mailbox got of a mail.</summary>
    Shared,

    /// <summary>It could not be read; a query was opened so that a person looks at it.</summary>
    Unreadable,

    /// <summary>Ours, seen in Sent Items.</summary>
    Sent,
}
