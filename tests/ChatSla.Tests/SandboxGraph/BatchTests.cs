using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Several requests in one.</summary>
public sealed class BatchTests : InSandbox
{
    [Fact]
    public async Task Each_request_has_its_own_answer()
    {
        var id = await WriteAsync();
        var answers = await RunAsync(
            Item("1", $"/users/{Support}/messages/{id}?$select=subject", headers: new JsonObject { ["Prefer"] = "IdType=\"ImmutableId\"" }),
            Item("2", $"/users/{Support}/messages/nothing"),
            Item("3", $"/users/{Support}/messages/{id}", "PATCH", new JsonObject { ["isRead"] = true }));

        Assert.Equal("Where is it?", (string)answers["1"]["body"]!["subject"]!);
        Assert.Equal(id, (string)answers["1"]["body"]!["id"]!);
        Assert.Equal("IdType=\"ImmutableId\"", (string)answers["1"]["headers"]!["Preference-Applied"]!);
        Assert.Equal((404, "ErrorItemNotFound"), ((int)answers["2"]["status"]!, (string)answers["2"]["body"]!["error"]!["code"]!));
        Assert.True((bool)answers["3"]["body"]!["isRead"]!);
    }

    [Fact]
    public async Task Faults_meet_the_requests_inside()
    {
        await SetAsync(("accessDenied", new JsonArray("sales@contoso.com")), ("requestLimit", 1));
        var answers = await RunAsync(
            Item("a", "/users/sales@contoso.com/messages"), Item("b", $"/users/{Support}/messages"), Item("c", $"/users/{Support}/messages"));

        Assert.Equal(403, (int)answers["a"]["status"]!);
        Assert.Equal([200, 429], new[] { (int)answers["b"]["status"]!, (int)answers["c"]["status"]! }.Order());
        Assert.Contains(answers.Values, answer => (int)answer["status"]! == 429 && answer["headers"]!["Retry-After"] is not null);
    }

    [Fact]
    public async Task What_depends_on_a_failure_is_not_tried()
    {
        var id = await WriteAsync();
        var answers = await RunAsync(
            Item("1", $"/users/{Support}/messages/nothing"),
            Item("2", $"/users/{Support}/messages/{id}", "DELETE", dependsOn: "1"),
            Item("3", $"/users/{Support}/messages/{id}", dependsOn: "2"));

        Assert.Equal([404, 424, 424], answers.OrderBy(answer => answer.Key).Select(answer => (int)answer.Value["status"]!));
        (await GetAsync($"{Users}/messages/{id}")).Is(200);
    }

    [Fact]
    public async Task Twenty_are_run_at_most_four_at_once_and_come_in_any_order()
    {
        var items = Enumerable.Range(1, 20).Select(number => Item($"{number}", $"/users/{Support}/messages")).ToArray();
        var answer = (await PostAsync("v1.0/$batch", new JsonObject { ["requests"] = new JsonArray([.. items]) })).Is(200);
        var ids = answer.Body!["responses"]!.AsArray().Select(one => (string)one!["id"]!).ToList();

        Assert.Equal(20, ids.Distinct().Count());
        Assert.NotEqual(Enumerable.Range(1, 20).Select(number => $"{number}"), ids);
        Assert.InRange((int)(await GetAsync("control/requests")).Body!["highestInFlight"]!, 1, 4);
    }

    [Fact]
    public async Task A_batch_that_is_wrong_as_a_whole_is_refused()
    {
        var many = Enumerable.Range(1, 21).Select(number => Item($"{number}", $"/users/{Support}/messages")).ToArray();
        var bare = Item("1", $"/users/{Support}/messages/x", "PATCH", []);
        bare["headers"]!.AsObject().Remove("Content-Type");

        Assert.Equal(400, await StatusAsync(many));
        Assert.Equal(400, await StatusAsync(Item("a", "/users"), Item("A", "/users")));
        Assert.Equal(400, await StatusAsync(bare));
        Assert.Equal(400, await StatusAsync(Item("1", "/users", dependsOn: "2"), Item("2", "/users")));
        Assert.Equal(400, await StatusAsync());
    }

    private static JsonObject Item(
        string id, string url, string method = "GET", JsonObject? body = null, JsonObject? headers = null, string? dependsOn = null)
    {
        var item = new JsonObject { ["id"] = id, ["method"] = method, ["url"] = url, ["headers"] = headers ?? [] };
        if (dependsOn is not null) item["dependsOn"] = new JsonArray(dependsOn);
        if (body is null) return item;

        item["body"] = body;
        item["headers"]!["Content-Type"] = "application/json";
        return item;
    }

    private async Task<int> StatusAsync(params JsonObject[] items) =>
        (await PostAsync("v1.0/$batch", new JsonObject { ["requests"] = new JsonArray([.. items]) })).Status;

    private async Task<Dictionary<string, JsonNode>> RunAsync(params JsonObject[] items)
    {
        var answer = (await PostAsync("v1.0/$batch", new JsonObject { ["requests"] = new JsonArray([.. items]) })).Is(200);
        return answer.Body!["responses"]!.AsArray().ToDictionary(one => (string)one!["id"]!, one => one!);
    }
}
