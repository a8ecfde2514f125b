using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>The properties every message has, in Graph's names.</summary>
internal static class MailProperties
{
    public static JsonObject New(DateTimeOffset now) => new()
    {
        ["createdDateTime"] = now.ToGraph(),
        ["lastModifiedDateTime"] = now.ToGraph(),
        ["categories"] = new JsonArray(),
        ["receivedDateTime"] = now.ToGraph(),
        ["sentDateTime"] = now.ToGraph(),
        ["hasAttachments"] = false,
        ["internetMessageId"] = null,
        ["subject"] = "",
        ["importance"] = "normal",
        ["conversationId"] = null,
        ["isDeliveryReceiptRequested"] = null,
        ["isReadReceiptRequested"] = false,
        ["isRead"] = false,
        ["isDraft"] = false,
        ["inferenceClassification"] = "focused",
        ["body"] = Body("text", ""),
        ["sender"] = null,
        ["from"] = null,
        ["toRecipients"] = new JsonArray(),
        ["ccRecipients"] = new JsonArray(),
        ["bccRecipients"] = new JsonArray(),
        ["replyTo"] = new JsonArray(),
        ["flag"] = new JsonObject { ["flagStatus"] = "notFlagged" },
    };

    /// <summary>A draft of a mailbox: already named by its Message-ID, from the mailbox, read.</summary>
    public static JsonObject NewDraft(Mailbox mailbox, DateTimeOffset now)
    {
        var properties = New(now);
        properties["isDraft"] = true;
        properties["isRead"] = true;
        properties["internetMessageId"] = ExchangeIds.NewInternetMessageId();
        properties.SetSender(mailbox.Sender);
        return properties;
    }

    public static void SetSender(this JsonObject properties, EmailAddress sender)
    {
        properties["from"] = sender.ToRecipient();
        properties["sender"] = sender.ToRecipient();
    }

    public static JsonObject Body(string contentType, string content) => new() { ["contentType"] = contentType, ["content"] = content };

    public static JsonArray ToRecipients(this IEnumerable<EmailAddress> addresses) =>
        addresses.Select(address => address.ToRecipient()).ToJsonArray();
}
