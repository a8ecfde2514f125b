using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Graph;

/// <summary>Several requests in one. Microsoft's description of Graph leaves $batch out; its documentation does not.</summary>
internal static class BatchRoutes
{
    private const int Most = 20;

    public static void MapBatch(this IEndpointRouteBuilder graph) => graph.MapPost("/$batch", RunAsync);

    private static async Task<IResult> RunAsync(HttpRequest request, BatchRunner runner)
    {
        var content = await request.ReadObjectAsync("BadRequest");
        var items = BatchItem.List(content);
        Check(items);

        var answers = await runner.RunAsync(items, request.Headers.Authorization.ToString(), request.HttpContext.RequestAborted);
        return GraphAnswer.Ok(new JsonObject { ["responses"] = new JsonArray([.. answers]) });
    }

    private static void Check(IReadOnlyList<BatchItem> items)
    {
        if (items.Count is 0 or > Most)
            throw new HttpProblem(400, "BadRequest", $"The batch must have 1 to {Most} requests.");
        if (items.Select(item => item.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count() < items.Count)
            throw new HttpProblem(400, "BadRequest", "Every request of a batch needs an id of its own.");
        if (items.FirstOrDefault(item => item.Body is not null && !item.Headers.ContainsKey("Content-Type")) is { } bare)
            throw new HttpProblem(400, "BadRequest", $"The request '{bare.Id}' has a body and no Content-Type header.");

        // A request may wait for those before it only, so that none waits for itself.
        for (var place = 0; place < items.Count; place++)
        {
            if (items[place].DependsOn.Any(id => !items.Take(place).Any(earlier => earlier.IsCalled(id))))
                throw new HttpProblem(400, "BadRequest", $"The request '{items[place].Id}' depends on one that does not stand before it.");
        }
    }
}
