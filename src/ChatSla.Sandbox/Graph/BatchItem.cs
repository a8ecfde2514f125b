using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>One request of a batch.</summary>
internal sealed record BatchItem(
    string Id, string Method, string Url, IReadOnlyDictionary<string, string> Headers, JsonNode? Body, IReadOnlyList<string> DependsOn)
{
    public static IReadOnlyList<BatchItem> List(JsonObject content) => content.Get("requests") is JsonArray requests
        ? [.. requests.Select(Read)]
        : throw new HttpProblem(400, "BadRequest", "The batch has no requests.");

    public bool IsCalled(string id) => string.Equals(Id, id, StringComparison.OrdinalIgnoreCase);

    private static BatchItem Read(JsonNode? item)
    {
        if (item.Text("id") is not { Length: > 0 } id || item.Text("method") is not { } method || item.Text("url") is not { } url)
            throw new HttpProblem(400, "BadRequest", "Every request of a batch needs an id, a method and a url.");

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in item.Get("headers") as JsonObject ?? []) headers[name] = value?.ToString() ?? "";
        IReadOnlyList<string> waitsFor = [.. (item.Get("dependsOn") as JsonArray ?? []).Select(other => other?.ToString() ?? "")];
        return new BatchItem(id, method.ToUpperInvariant(), url, headers, item.Get("body"), waitsFor);
    }
}
