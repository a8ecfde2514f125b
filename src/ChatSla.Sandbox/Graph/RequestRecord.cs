using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Graph;

/// <summary>Keeps the requests to Graph as they came, while somebody wants that.</summary>
internal sealed class RequestRecord
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Queue<JsonObject> kept = [];

    public bool IsOn { get; set; }

    public async Task KeepAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;

        var one = new JsonObject
        {
            ["method"] = request.Method,
            ["path"] = request.Path.Value,
            ["query"] = request.QueryString.Value,
            ["prefer"] = string.Join(", ", request.Headers["Prefer"].ToArray()),
            ["body"] = body,
        };
        lock (gate)
        {
            kept.Enqueue(one);
            if (kept.Count > Most) kept.Dequeue();
        }
    }

    public void Clear()
    {
        lock (gate) kept.Clear();
    }

    public JsonArray ToJson()
    {
        lock (gate) return new JsonArray([.. kept.Select(one => one.DeepClone())]);
    }
}
