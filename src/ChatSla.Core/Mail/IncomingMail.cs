using NodaTime;

namespace ChatSla.Core.Mail;

/// <summary>A mail as Graph gives it, with the body as text.</summary>
public sealed record IncomingMail
{
    public required string Mailbox { get; init; }

    /// <summary>The immutable id of the message in its mailbox.</summary>
    public required string GraphId { get; init; }

    /// <summary>RFC 5322 Message-ID with its angle brackets, or null where the mail had none.</summary>
    public string? InternetMessageId { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>Null where the mail has no From.</summary>
    public MailAddress? From { get; init; }

    public MailAddress? Sender { get; init; }

    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    public string Subject { get; init; } = "";

    /// <summary>The whole body as plain text, quotes and all.</summary>
    public string Text { get; init; } = "";

    /// <summary>The receivedDateTime: the start of every clock.</summary>
    public required Instant ReceivedAt { get; init; }

    public Instant? SentAt { get; init; }

    public IReadOnlyList<MailHeader> Headers { get; init; } = [];

    /// <summary>MAPI message class (PidTagMessageClass), for example IPM.Note or REPORT.IPM.Note.NDR; null where Graph did not say.</summary>
    public string? ItemClass { get; init; }

    /// <summary>Graph's meetingMessageType, or null on a mail that is no meeting message.</summary>
    public string? MeetingMessageType { get; init; }

    /// <summary>Where it was found: a well-known name ("inbox", "junkemail", "deleteditems"), else a configured folder or "other".</summary>
    public string Folder { get; init; } = "inbox";

    /// <summary>The id of the folder that it is in, where Graph said.</summary>
    public string? FolderId { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>As Graph says: not for pictures in the text alone.</summary>
    public bool HasAttachments { get; init; }

    /// <summary>The files of the mail, pictures in its text among them; empty where they were not asked for.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>Opens the mail in Outlook on the web.</summary>
    public string? WebLink { get; init; }

    /// <summary>The value of the ChatSlaSendKey extended property: set on mails that this program sent.</summary>
    public string? SendKey { get; init; }

    /// <summary>The ids in In-Reply-To and References, oldest first, with their angle brackets.</summary>
    public IReadOnlyList<string> AnsweredIds => MessageIds.In(HeaderValues("References")).Concat(MessageIds.In(HeaderValues("In-Reply-To"))).Distinct().ToList();

    /// <summary>Seconds from UTC in the sender's own Date header (RFC 5322, 3.3); null where there is none, or it says that the zone is unknown (-0000).</summary>
    public int? DateOffset => DateHeader.OffsetIn(HeaderValues("Date").FirstOrDefault());

    /// <summary>The values of every header of that name, names compared without case.</summary>
    public IEnumerable<string> HeaderValues(string name) =>
        Headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
}
