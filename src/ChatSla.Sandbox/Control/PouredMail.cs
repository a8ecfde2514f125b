using System.Text.Json.Nodes;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Mail put into a mailbox as it is given, however odd it is.</summary>
internal sealed class PouredMail(Tenant tenant, SandboxClock clock)
{
    private static readonly string[] NotProperties =
        ["id", "internetMessageHeaders", "x_itemClass", "x_attachments", "x_bodyTruncated", "bodyPreview", "parentFolderId", "changeKey"];

    public StoredMessage Pour(JsonObject order)
    {
        var message = order["message"] as JsonObject ?? throw new HttpProblem(400, "NoMessage", "The order has no message.");
        var address = order.Text("mailbox") ?? Contoso.SupportAddress;
        lock (tenant.Gate)
        {
            var mailbox = tenant.FindMailbox(address) ?? throw new HttpProblem(404, "NoMailbox", $"There is no mailbox {address}.");
            var poured = Make(mailbox, message, order.Flag("receivedNow"));
            if (order.Text("folder") is { } folder) mailbox.Add(poured, FolderOf(mailbox, folder));
            else mailbox.Receive(poured);
            tenant.KnowSender(poured.From);
            return poured;
        }
    }

    private static Folder FolderOf(Mailbox mailbox, string path) =>
        mailbox.Folders.FindByPath(path) ?? throw new HttpProblem(404, "NoFolder", $"There is no folder {path}.");

    private StoredMessage Make(Mailbox mailbox, JsonObject message, bool receivedNow)
    {
        var now = clock.GetUtcNow();
        var headers = MailHeader.List(message["internetMessageHeaders"]).ToList();
        var attachments = (message["x_attachments"] as JsonArray ?? []).Select(Attachment).ToList();
        var properties = MailProperties.New(now);
        foreach (var (name, value) in message.Where(property => !NotProperties.Contains(property.Key) && !property.Key.Contains('@')))
            properties[name] = value?.DeepClone();

        if (receivedNow) properties["receivedDateTime"] = now.ToGraph();
        if (attachments.Count > 0) properties["hasAttachments"] = attachments.Exists(attachment => !attachment.Flag("isInline"));

        var threadIndex = headers.Find(header => header.Is("Thread-Index"))?.Value;
        var receivedAt = GraphTime.Read(properties.Text("receivedDateTime")) ?? now;
        var index = ConversationIndex.Arriving(threadIndex, properties.Text("subject"), receivedAt);
        properties["conversationId"] ??= ExchangeIds.Conversation(mailbox.Id, ConversationIndex.Thread(index));

        return new StoredMessage(properties)
        {
            ItemClass = message.Text("x_itemClass") ?? "IPM.Note",
            ConversationIndex = index,
            Headers = headers,
            Attachments = attachments,
        };
    }

    private static JsonObject Attachment(JsonNode? given) => new()
    {
        ["@odata.type"] = "#microsoft.graph.fileAttachment",
        ["id"] = ExchangeIds.NewDefault(),
        ["name"] = given.Text("name"),
        ["contentType"] = given.Text("contentType"),
        ["size"] = given.Get("size")?.DeepClone() ?? 0,
        ["isInline"] = given.Flag("isInline"),
        ["contentId"] = given.Text("contentId"),
    };
}
