using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ChatSla.Teams;

/// <summary>Reads an activity out of a request. Whatever else was sent becomes a status, and never an exception later on.</summary>
internal static class ActivityBody
{
    public const int Max = 256 * 1024;

    private const int OfUsualSize = 8 * 1024;

    /// <summary>A body lies one level deep in what is stored, of which 64 levels can be read again.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 60 };

    private static readonly string[] Texts = ["type", "id", "name", "channelId", "serviceUrl", "replyToId", "text", "action", "locale", "deliveryMode"];
    private static readonly string[] Objects = ["from", "recipient", "conversation", "channelData"];
    private static readonly string[] Lists = ["entities", "membersAdded", "membersRemoved"];

    /// <returns>The activity, or the status to refuse the request with.</returns>
    public static async Task<(Activity? Activity, int Status)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? OfUsualSize, Max));
        try
        {
            await request.Body.CopyToAsync(body, cancellation);
        }
        catch (BadHttpRequestException error)
        {
            return (null, error.StatusCode);
        }

        return body.Length > Max ? (null, StatusCodes.Status413PayloadTooLarge)
            : Parse(Written(body)) is { } json ? (new Activity(json, Encoding.UTF8.GetString(Written(body))), StatusCodes.Status200OK)
            : (null, StatusCodes.Status400BadRequest);
    }

    private static ReadOnlySpan<byte> Written(MemoryStream body) => body.GetBuffer().AsSpan(0, (int)body.Length);

    private static JsonObject? Parse(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) return null;

        try
        {
            return JsonNode.Parse(utf8, documentOptions: Strict) is JsonObject json && IsActivity(json) ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && type.GetValue<string>().Length > 0
        && HasWords(json, Texts)
        && Objects.All(name => json[name] is null or JsonObject)
        && Lists.All(name => json[name] is null or JsonArray)
        && (json["entities"] as JsonArray ?? []).All(IsEntity)
        && (json["value"] is not JsonObject value || HasWords(value, "verb", "dialog", "query", "mail") && HasAction(value) && (value["data"] is not JsonObject data || HasWords(data, "dialog", "query", "mail")));

    private static bool IsEntity(JsonNode? node) =>
        node is JsonObject entity && HasWords(entity, "type", "text") && entity["mentioned"] is null or JsonObject && (entity["mentioned"] is not JsonObject who || HasWords(who, "id", "name"));

    private static bool HasAction(JsonObject value) =>
        value["action"] is not JsonObject action || (HasWords(action, "type", "verb") && (action["data"] is not JsonObject data || HasWords(data, "query", "mail")));

    /// <summary>Each is a text where it is there at all.</summary>
    private static bool HasWords(JsonObject json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json[name] is { } node && node.GetValueKind() != JsonValueKind.String) return false;
        }

        return true;
    }
}
