using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Teams;

namespace ChatSla.Search;

/// <summary>What a message extension is asked for.</summary>
/// <param name="Words">Empty before anything was typed.</param>
public sealed record SearchOrder(string Words, int Skip, int Count)
{
    /// <summary>In the manifest.</summary>
    public const string CommandId = "findQuery";

    private const int Usual = 25;
    private const int Most = 25;

    /// <param name="value">Of the invoke: {commandId, parameters: [{name, value}], queryOptions: {skip, count}}; anything may be missing or of another kind.</param>
    public static SearchOrder Read(JsonObject? value)
    {
        var given = (value?["parameters"] as JsonArray ?? []).OfType<JsonObject>().Where(one => Text(one["name"]) is not "initialRun").Select(one => Text(one["value"])).OfType<string>();
        var options = value?["queryOptions"] as JsonObject;
        return new SearchOrder(
            CardText.OneLine(string.Join(' ', given)), Math.Clamp(Number(options?["skip"]) ?? 0, 0, 100_000), Math.Clamp(Number(options?["count"]) ?? Usual, 1, Most));
    }

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;

    private static int? Number(JsonNode? node) => int.TryParse(Text(node), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
