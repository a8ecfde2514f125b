using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Graph;

/// <summary>Sends the requests of a batch to the sandbox itself, so that they meet what every request meets. At most four at once.</summary>
internal sealed class BatchRunner(SandboxAddress sandbox) : IDisposable
{
    private const int AtOnce = 4;

    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The answers, in no order.</summary>
    public async Task<IReadOnlyList<JsonObject>> RunAsync(IReadOnlyList<BatchItem> items, string authorization, CancellationToken cancellation)
    {
        using var turns = new SemaphoreSlim(AtOnce);
        var running = new Dictionary<string, Task<JsonObject>>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            var earlier = item.DependsOn.Select(id => running[id]).ToList();
            running[item.Id] = RunAsync(item, earlier, turns, authorization, cancellation);
        }

        var answers = await Task.WhenAll(running.Values);
        Random.Shared.Shuffle(answers);
        return answers;
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> RunAsync(
        BatchItem item, IReadOnlyList<Task<JsonObject>> earlier, SemaphoreSlim turns, string authorization, CancellationToken cancellation)
    {
        if ((await Task.WhenAll(earlier)).Any(answer => (int)answer["status"]! >= 400))
            return Answer(item.Id, 424, [], Error("FailedDependency", "A request that this one depends on has failed."));

        await turns.WaitAsync(cancellation);
        try
        {
            using var request = Request(item, authorization);
            using var answer = await http.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            return Answer(item.Id, (int)answer.StatusCode, Headers(answer), text.Length == 0 ? null : Parse(text));
        }
        catch (HttpRequestException)
        {
            return Answer(item.Id, 504, [], Error("GatewayTimeout", "The gateway did not answer in time."));
        }
        finally
        {
            turns.Release();
        }
    }

    private HttpRequestMessage Request(BatchItem item, string authorization)
    {
        var request = new HttpRequestMessage(new HttpMethod(item.Method), $"{sandbox.Value}{GraphService.Root}/{item.Url.TrimStart('/')}");
        if (item.Body is { } body) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in item.Headers.Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static JsonObject Headers(HttpResponseMessage answer) => new(answer.Headers
        .Where(header => header.Key is "Retry-After" or "Location" or "Preference-Applied" or "request-id")
        .Append(new("Content-Type", [answer.Content.Headers.ContentType?.ToString() ?? "application/json"]))
        .Select(header => KeyValuePair.Create(header.Key, (JsonNode?)string.Join(", ", header.Value))));

    private static JsonObject Answer(string id, int status, JsonObject headers, JsonNode? body)
    {
        var answer = new JsonObject { ["id"] = id, ["status"] = status, ["headers"] = headers };
        if (body is not null) answer["body"] = body;
        return answer;
    }

    private static JsonObject Error(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
