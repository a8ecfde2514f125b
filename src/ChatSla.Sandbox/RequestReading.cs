using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox;

internal static class RequestReading
{
    public static async Task<string> ReadTextAsync(this HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    /// <summary>The body as an object; an empty body is an empty object, anything else is refused with the code given.</summary>
    public static async Task<JsonObject> ReadObjectAsync(this HttpRequest request, string refusalCode) =>
        ParseObject(await request.ReadTextAsync(), refusalCode);

    public static JsonObject ParseObject(string text, string refusalCode)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];

        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new HttpProblem(400, refusalCode, "The request body must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw new HttpProblem(400, refusalCode, $"Unable to read JSON request payload. {error.Message}");
        }
    }
}
