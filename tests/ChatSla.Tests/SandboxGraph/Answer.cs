using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>What the sandbox answered.</summary>
public sealed record Answer(int Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public string? Code => (string?)Body?["error"]?["code"];

    public string Text(string name) => (string)Body![name]!;

    public IReadOnlyList<JsonNode> Items => [.. Body!["value"]!.AsArray().Select(item => item!)];

    /// <summary>Fails unless the answer has this status; gives the answer back.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body?.ToJsonString()}");
        return this;
    }
}
