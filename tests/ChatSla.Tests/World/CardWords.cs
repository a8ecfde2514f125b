using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>Every word that stands on a card, in reading order, one element a line.</summary>
internal static class CardWords
{
    public static string Of(JsonObject card) => string.Join('\n', Lines(card["body"]));

    private static IEnumerable<string> Lines(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Lines),
        JsonObject { } element when element["inlines"] is JsonArray inlines => [string.Concat(inlines.Select(run => (string?)run!["text"]))],
        JsonObject { } element when (string?)element["type"] is "TextBlock" or "Badge" => [(string)element["text"]!],
        JsonObject { } element => Lines(element["items"] ?? element["columns"]),
        _ => [],
    };
}
