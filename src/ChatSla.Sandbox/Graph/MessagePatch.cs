using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>Writes the properties of a request into a message, and refuses those that Graph refuses.</summary>
internal static class MessagePatch
{
    private const int MostHeaders = 5;

    public static void Apply(Mailbox mailbox, StoredMessage message, JsonObject content, DateTimeOffset now) =>
        mailbox.Change(message, Read(message, content), now);

    /// <summary>As <see cref="Apply"/>, for a message that is in no folder yet.</summary>
    public static void Fill(StoredMessage message, JsonObject content)
    {
        foreach (var (name, value) in Read(message, content)) message.Properties[name] = value?.DeepClone();
    }

    private static JsonObject Read(StoredMessage message, JsonObject content)
    {
        var changes = new JsonObject();
        foreach (var (name, value) in content.Where(property => !property.Key.Contains('@')))
        {
            if (name == "internetMessageHeaders") SetHeaders(message, value);
            else if (name == "singleValueExtendedProperties") SetExtendedProperties(message, value);
            else if (MessageProperties.WritableInDrafts.Contains(name)) changes[name] = InDraft(message, name, value);
            else if (MessageProperties.AlwaysWritable.Contains(name)) changes[name] = value?.DeepClone();
            else MessageProperties.CheckKnown(name);
        }

        return changes;
    }

    private static JsonNode? InDraft(StoredMessage message, string name, JsonNode? value)
    {
        if (!message.IsDraft)
            throw new HttpProblem(400, "ErrorInvalidPropertySet", $"The property '{name}' can only be set on a draft.");
        if (name == "body")
            return MailProperties.Body(value.Text("contentType")?.ToLowerInvariant() ?? "text", value.Text("content") ?? "");

        return MessageProperties.Recipients.Contains(name) ? EmailAddress.List(value).ToRecipients() : value?.DeepClone();
    }

    private static void SetHeaders(StoredMessage message, JsonNode? value)
    {
        var headers = MailHeader.List(value);
        if (headers.Count is 0 or > MostHeaders)
            throw new HttpProblem(
                400, "InvalidInternetMessageHeaderCollection",
                $"The collection of internet message headers must hold 1 to {MostHeaders} headers.");
        if (headers.FirstOrDefault(header => !header.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) is { } refused)
            throw new HttpProblem(
                400, "InvalidInternetMessageHeader",
                $"The internet message header name '{refused.Name}' should start with 'x-' or 'X-'.");
        if (!message.IsDraft)
            throw new HttpProblem(400, "ErrorInvalidPropertySet", "Internet message headers can only be set on a draft.");

        message.Headers.RemoveAll(old => headers.Any(header => header.Is(old.Name)));
        message.Headers.AddRange(headers);
    }

    private static void SetExtendedProperties(StoredMessage message, JsonNode? value)
    {
        foreach (var property in value as JsonArray ?? [])
        {
            var id = ExtendedPropertyId.Normal(property.Text("id"))
                ?? throw new HttpProblem(
                    400, "ErrorInvalidExtendedPropertyId",
                    $"'{property.Text("id")}' is no id of an extended property.");
            message.ExtendedProperties[id] = property.Text("value") ?? "";
        }
    }
}
