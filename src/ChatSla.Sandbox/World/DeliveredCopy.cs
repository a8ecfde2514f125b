using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>What a recipient gets of a mail: ids and conversation of the own mailbox, the sender's Message-ID, transport headers.</summary>
internal static class DeliveredCopy
{
    private static readonly string[] Travelling =
    [
        "subject", "body", "from", "sender", "toRecipients", "ccRecipients", "replyTo", "importance", "internetMessageId", "sentDateTime",
        "hasAttachments",
    ];

    public static StoredMessage For(Mailbox recipient, StoredMessage mail, DateTimeOffset now)
    {
        var properties = MailProperties.New(now);
        foreach (var name in Travelling) properties[name] = mail.Properties[name]?.DeepClone();

        var index = World.ConversationIndex.Arriving(mail.Header("Thread-Index"), mail.Subject, now);
        properties["conversationId"] = ExchangeIds.Conversation(recipient.Id, World.ConversationIndex.Thread(index));

        return new StoredMessage(properties)
        {
            ItemClass = mail.ItemClass,
            ConversationIndex = index,
            Headers = [.. TransportHeaders(mail, now), .. mail.Headers],
            Attachments = [.. mail.Attachments],
        };
    }

    private static IEnumerable<MailHeader> TransportHeaders(StoredMessage mail, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        var type = mail.BodyIsHtml ? "text/html" : "text/plain";
        MailHeader[] written =
        [
            new("Received", $"from mail.{Domain(mail)} (192.0.2.25) by AM9P190MB1234.EURP190.PROD.OUTLOOK.COM; {date}"),
            new("Subject", mail.Subject ?? ""),
            new("Date", date),
            new("Message-ID", mail.InternetMessageId ?? ""),
            new("MIME-Version", "1.0"),
            new("Content-Type", $"{type}; charset=\"utf-8\""),
        ];

        return written.Where(header => mail.Header(header.Name) is null);
    }

    private static string Domain(StoredMessage mail) => mail.From?.Address?.Split('@').Last() ?? "unknown.example";
}
