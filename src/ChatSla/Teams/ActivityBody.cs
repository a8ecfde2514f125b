using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ChatSla.Teams;

/// <summary>Reads an activity out of a request. Whatever else was sent becomes a status, and never an exception later on.</summary>
internal static class ActivityBody
{
    public const int Max = 256 * 1024;

    private const int OfUsualSize = 8 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

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
            : Parse(body.GetBuffer().AsSpan(0, (int)body.Length)) is { } json ? (new Activity(json), StatusCodes.Status200OK)
            : (null, StatusCodes.Status400BadRequest);
    }

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
        && Texts.All(name => json[name] is null || json[name]!.GetValueKind() == JsonValueKind.String)
        && Objects.All(name => json[name] is null or JsonObject)
        && Lists.All(name => json[name] is null or JsonArray);
}
