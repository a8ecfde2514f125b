using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>File attachments in Graph's shape.</summary>
internal static class AttachmentView
{
    private const string Type = "#microsoft.graph.fileAttachment";
    private const int MostBytes = 3 * 1024 * 1024;

    private static readonly string[] Properties =
        ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline", "contentId", "contentLocation", "contentBytes"];

    public static void Check(SelectList select) => select.Check(Properties, "microsoft.graph.attachment");

    public static JsonArray Show(StoredMessage message, SelectList select) =>
        message.Attachments.Select(attachment => Show(attachment, select)).ToJsonArray();

    public static JsonObject Show(JsonObject attachment, SelectList select)
    {
        var shown = new JsonObject { ["@odata.type"] = Type, ["@odata.mediaContentType"] = attachment.Text("contentType") };
        foreach (var (name, value) in attachment)
        {
            if (name == "id" || (Properties.Contains(name) && select.Has(name))) shown[name] = value?.DeepClone();
        }

        return shown;
    }

    public static JsonObject Read(JsonObject content, DateTimeOffset now)
    {
        if (content.Text("@odata.type") != Type)
            throw new HttpProblem(400, "ErrorInvalidRequest", "The sandbox takes attachments of the type #microsoft.graph.fileAttachment.");
        if (content.Text("name") is not { Length: > 0 } name)
            throw new HttpProblem(400, "ErrorRequiredPropertyMissing", "Required property is missing: name.");

        var bytes = content.Text("contentBytes") ?? "";
        var file = new byte[bytes.Length];
        if (!Convert.TryFromBase64String(bytes, file, out var size))
            throw new HttpProblem(400, "RequestBodyRead", "Cannot convert the contentBytes to a binary value.");
        if (size >= MostBytes)
            throw new HttpProblem(413, "ErrorMessageSizeExceeded", "A file of 3 MB or more needs an upload session.");

        return new JsonObject
        {
            ["id"] = ExchangeIds.NewDefault(),
            ["lastModifiedDateTime"] = now.ToGraph(),
            ["name"] = name,
            ["contentType"] = content.Text("contentType") ?? "application/octet-stream",
            ["size"] = size,
            ["isInline"] = content.Flag("isInline"),
            ["contentId"] = content.Text("contentId"),
            ["contentBytes"] = bytes,
        };
    }
}
