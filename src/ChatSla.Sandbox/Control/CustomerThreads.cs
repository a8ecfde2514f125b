using System.Text.Json.Nodes;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>A customer's mail by conversation, the newest first.</summary>
internal static class CustomerThreads
{
    public static JsonArray Of(Mailbox mailbox) => mailbox.Inbox.Messages
        .Concat(mailbox.SentItems.Messages)
        .OrderBy(message => message.ReceivedAt)
        .ThenBy(message => message.Order)
        .GroupBy(message => message.ConversationId)
        .OrderByDescending(thread => thread.Last().ReceivedAt)
        .Select(thread => Show(mailbox, [.. thread]))
        .ToJsonArray();

    private static JsonObject Show(Mailbox mailbox, IReadOnlyList<StoredMessage> thread) => new()
    {
        ["conversationId"] = thread[0].ConversationId,
        ["subject"] = thread[0].Subject,
        ["messages"] = thread.Select(message => Show(mailbox, message)).ToJsonArray(),
    };

    private static JsonObject Show(Mailbox mailbox, StoredMessage message) => new()
    {
        ["id"] = message.Id,
        ["internetMessageId"] = message.InternetMessageId,
        ["direction"] = message.Folder == mailbox.SentItems ? "out" : "in",
        ["from"] = new JsonObject { ["name"] = message.From?.Name, ["address"] = message.From?.Address },
        ["at"] = message.ReceivedAt.ToGraph(),
        ["subject"] = message.Subject,
        ["text"] = message.BodyIsHtml ? HtmlText.From(message.BodyContent) : message.BodyContent,
        ["html"] = message.BodyIsHtml ? SafeHtml.Of(message.BodyContent) : null,
    };
}
