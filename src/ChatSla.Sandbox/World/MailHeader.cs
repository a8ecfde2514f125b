using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

internal sealed record MailHeader(string Name, string Value)
{
    public static IReadOnlyList<MailHeader> List(JsonNode? headers) =>
        headers is JsonArray list ? [.. list.Select(header => new MailHeader(header.Text("name") ?? "", header.Text("value") ?? ""))] : [];

    public JsonObject ToJson() => new() { ["name"] = Name, ["value"] = Value };

    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
