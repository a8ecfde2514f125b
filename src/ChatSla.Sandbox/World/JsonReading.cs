using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>Reads JSON that others wrote: property names in any case, wrong kinds are nothing.</summary>
internal static class JsonReading
{
    public static JsonNode? Get(this JsonNode? node, string name) =>
        node is not JsonObject found ? null
        : found.TryGetPropertyValue(name, out var value) ? value
        : found.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public static bool Has(this JsonNode? node, string name) =>
        node is JsonObject found && found.Any(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase));

    public static string? Text(this JsonNode? node, string name) =>
        node.Get(name) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Flag(this JsonNode? node, string name) => node.Get(name)?.GetValueKind() == JsonValueKind.True;

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
