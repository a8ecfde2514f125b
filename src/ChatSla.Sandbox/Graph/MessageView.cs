using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>How one request wants messages shown.</summary>
internal sealed record MessageView(SelectList Select, ExpandedProperties Expand, Preferences Preferences)
{
    private const int PreviewLength = 255;

    public static MessageView Of(GraphRequest request)
    {
        request.Select.Check(MessageProperties.All, MessageProperties.Type);
        return new MessageView(request.Select, request.Expand, request.Preferences);
    }

    public string IdOf(StoredMessage message) => Preferences.ImmutableIds ? message.ImmutableId : message.Id;

    public JsonObject Show(StoredMessage message)
    {
        var shown = Start(message);
        foreach (var name in MessageProperties.Default.Where(Select.Has)) Add(shown, message, name);
        foreach (var name in MessageProperties.OnlyWhenSelected.Where(Select.Names)) Add(shown, message, name);
        if (Expand.Ids.Count > 0 && ShowExpanded(message) is { Count: > 0 } expanded) shown["singleValueExtendedProperties"] = expanded;
        if (Expand.Attachments is { } files) shown["attachments"] = AttachmentView.Show(message, files);
        return shown;
    }

    /// <summary>Only what changed, as delta may answer for an item that it has given before.</summary>
    public JsonObject ShowChanged(StoredMessage message, IEnumerable<string> names)
    {
        var shown = Start(message);
        foreach (var name in names.Where(Select.Has)) Add(shown, message, name);
        return shown;
    }

    private JsonObject Start(StoredMessage message)
    {
        var shown = new JsonObject();
        if (IsMeeting(message)) shown["@odata.type"] = "#microsoft.graph.eventMessage";
        shown["@odata.etag"] = message.ETag;
        shown["id"] = IdOf(message);
        return shown;
    }

    private void Add(JsonObject shown, StoredMessage message, string name)
    {
        if (name == "meetingMessageType" && !IsMeeting(message)) return;
        if (name == "internetMessageHeaders" && (message.IsWrittenHere || message.Headers.Count == 0)) return;
        shown[name] = Value(message, name);
    }

    private JsonNode? Value(StoredMessage message, string name) => name switch
    {
        "changeKey" => message.ChangeKey,
        "parentFolderId" => message.Folder.Id,
        "conversationIndex" => Convert.ToBase64String(message.ConversationIndex),
        "webLink" => $"https://outlook.office365.com/owa/?ItemID={Uri.EscapeDataString(IdOf(message))}&exvsurl=1&viewmodel=ReadMessageItem",
        "bodyPreview" => Preview(message),
        "body" => Body(message, message.BodyContent),
        "uniqueBody" => Body(message, message.BodyIsHtml ? UniqueBody.OfHtml(message.BodyContent) : UniqueBody.OfText(message.BodyContent)),
        "internetMessageHeaders" => message.Headers.Select(header => header.ToJson()).ToJsonArray(),
        "meetingMessageType" => MeetingType(message.ItemClass),
        _ => message.Properties.Get(name)?.DeepClone(),
    };

    private JsonObject Body(StoredMessage message, string content) => (message.BodyIsHtml, Preferences) switch
    {
        (true, { TextBody: true }) => MailProperties.Body("text", HtmlText.From(content)),
        (true, { UnsafeHtml: false }) => MailProperties.Body("html", SafeHtml.Of(content)),
        _ => MailProperties.Body(message.BodyIsHtml ? "html" : "text", content),
    };

    private static string Preview(StoredMessage message)
    {
        var text = message.BodyIsHtml ? HtmlText.From(message.BodyContent) : message.BodyContent;
        return text.Length <= PreviewLength ? text : text[..PreviewLength];
    }

    private static bool IsMeeting(StoredMessage message) =>
        message.ItemClass.StartsWith("IPM.Schedule.Meeting", StringComparison.OrdinalIgnoreCase);

    private static string MeetingType(string itemClass) => itemClass.Split('.')[3..] switch
    {
        ["Request", ..] => "meetingRequest",
        ["Canceled", ..] => "meetingCancelled",
        ["Resp", "Pos", ..] => "meetingAccepted",
        ["Resp", "Tent", ..] => "meetingTenativelyAccepted",
        ["Resp", "Neg", ..] => "meetingDeclined",
        _ => "none",
    };

    private JsonArray ShowExpanded(StoredMessage message) =>
    [
        .. Expand.Ids
            .Select(id => (Id: id, Value: Extended(message, ExtendedPropertyId.Normal(id)!)))
            .Where(property => property.Value is not null)
            .Select(property => new JsonObject { ["id"] = property.Id, ["value"] = property.Value }),
    ];

    private static string? Extended(StoredMessage message, string id) =>
        id == ExtendedPropertyId.MessageClass ? message.ItemClass : message.ExtendedProperties.GetValueOrDefault(id);
}
