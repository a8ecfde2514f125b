using ChatSla.Core.Mail;
using Microsoft.Graph.Models;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>What is asked of a message, and what is made of it.</summary>
internal static class MailReading
{
    /// <summary>Our own named property: it stays on the sender's copy and does not travel.</summary>
    public const string SendKeyId = "String {6f0e1b52-6c1d-4f0e-9d0a-8b7c5a3f2e11} Name ChatSlaSendKey";

    /// <summary>Travels with every mail of ours and holds the same key.</summary>
    public const string SendKeyHeader = "x-chatsla-id";

    private const string ItemClassId = "String 0x001A";

    public static readonly string[] Select =
    [
        "id", "internetMessageId", "conversationId", "subject", "from", "sender", "toRecipients", "ccRecipients", "replyTo", "receivedDateTime",
        "sentDateTime", "isDraft", "hasAttachments", "body", "internetMessageHeaders", "webLink", "parentFolderId",
    ];

    /// <summary>Their names and sizes, never their content. Only files have a contentId, so it is named by its type.</summary>
    public const string ExpandAttachments = "attachments($select=name,contentType,size,isInline,microsoft.graph.fileAttachment/contentId)";

    public static readonly string Expand = $"singleValueExtendedProperties($filter=id eq '{SendKeyId}' or id eq '{ItemClassId}')";

    /// <summary>
    /// Whether a page gave all that was asked for. A change comes with its changed properties only, and whether delta gives headers and
    /// named properties at all is said nowhere. Attachments are not asked for on pages.
    /// </summary>
    public static bool IsWhole(Message message) =>
        message is { Body.Content: { } body, ReceivedDateTime: not null, HasAttachments: not true }
        && PropertyOf(message, ItemClassId) is not null
        && (message.InternetMessageHeaders is { Count: > 0 } || IsSent(message))
        && !body.Contains("cid:", StringComparison.OrdinalIgnoreCase);

    public static IncomingMail ToMail(string mailbox, string graphId, Message message) => new()
    {
        Mailbox = mailbox,
        GraphId = graphId,
        InternetMessageId = message.InternetMessageId,
        ConversationId = message.ConversationId,
        From = ToAddress(message.From),
        Sender = ToAddress(message.Sender),
        ReplyTo = ToAddresses(message.ReplyTo),
        To = ToAddresses(message.ToRecipients),
        Cc = ToAddresses(message.CcRecipients),
        Subject = message.Subject ?? "",
        Text = message.Body is { Content: { } body } whole ? whole.ContentType is BodyType.Html ? MailText.Of(body) : body : "",
        ReceivedAt = Instant.FromDateTimeOffset(message.ReceivedDateTime ?? message.SentDateTime ?? DateTimeOffset.UnixEpoch),
        SentAt = message.SentDateTime is { } sent ? Instant.FromDateTimeOffset(sent) : null,
        Headers = [.. (message.InternetMessageHeaders ?? []).Select(header => new MailHeader(header.Name ?? "", header.Value ?? ""))],
        ItemClass = PropertyOf(message, ItemClassId),
        MeetingMessageType = (message as EventMessage)?.MeetingMessageType?.ToString(),
        FolderId = message.ParentFolderId,
        IsDraft = message.IsDraft is true,
        HasAttachments = message.HasAttachments is true,
        Attachments = [.. (message.Attachments ?? []).Select(ToAttachment)],
        WebLink = message.WebLink,
        SendKey = PropertyOf(message, SendKeyId),
    };

    /// <summary>What was sent from the mailbox has no headers: its sender is the mailbox, and it was received when it was sent.</summary>
    private static bool IsSent(Message message) => message.InternetMessageHeaders is null or [] && message.ReceivedDateTime == message.SentDateTime;

    private static string? PropertyOf(Message message, string id) =>
        message.SingleValueExtendedProperties?.FirstOrDefault(property => string.Equals(property.Id, id, StringComparison.OrdinalIgnoreCase))?.Value;

    private static MailAttachment ToAttachment(Attachment attachment) => new(
        attachment.Name ?? "",
        attachment.ContentType ?? "",
        attachment.Size ?? 0,
        attachment.IsInline is true,
        (attachment as FileAttachment)?.ContentId?.Trim('<', '>'));

    public static IReadOnlyList<MailAddress> ToAddresses(IEnumerable<Recipient>? recipients) =>
        [.. (recipients ?? []).Select(ToAddress).OfType<MailAddress>()];

    private static MailAddress? ToAddress(Recipient? recipient) =>
        recipient?.EmailAddress is { Address: { Length: > 0 } address } mail ? new MailAddress(address.Trim(), NameOf(mail, address)) : null;

    /// <summary>Exchange repeats the address as the name where there is none.</summary>
    private static string? NameOf(EmailAddress mail, string address) =>
        string.IsNullOrWhiteSpace(mail.Name) || mail.Name.Equals(address, StringComparison.OrdinalIgnoreCase) ? null : mail.Name;
}
