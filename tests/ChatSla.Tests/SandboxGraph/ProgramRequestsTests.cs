using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatSla.Tests.World;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>What the program asks of Graph on its main path, held against Microsoft's description.</summary>
public sealed class ProgramRequestsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_the_program_asks_is_described()
    {
        await using var world = await World.World.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(world.Settings["Microsoft365:Loopback"]!) };
        await http.PostAsJsonAsync("control/requests", new JsonObject { ["record"] = true }, Cancellation);
        var query = await world.OpenAsync(Customer.Karin);
        await world.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await world.SettleAsync();
        var requests = (await http.GetFromJsonAsync<JsonArray>("control/requests/recorded", Cancellation))!;

        var schema = SandboxShapesSchema.Load();
        Assert.Empty(requests.SelectMany(request => FaultsOf(schema, request!)).Distinct());
        Assert.Contains(requests, request => ((string)request!["path"]!).EndsWith("/createReply", StringComparison.Ordinal));
        Assert.Contains(requests, request => ((string)request!["path"]!).EndsWith("/send", StringComparison.Ordinal));
        Assert.All(requests.Where(request => (string)request!["method"]! == "GET"), request => Assert.Contains("ImmutableId", (string)request!["prefer"]!));
    }

    private static IReadOnlyList<string> FaultsOf(SandboxShapesSchema schema, JsonNode request)
    {
        var options = ((string)request["query"]!).TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => Uri.UnescapeDataString(option.Split('=')[0]));
        var body = (string)request["body"]! is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        var path = ((string)request["path"]!)["/v1.0".Length..];
        return schema.FaultsOfRequest(((string)request["method"]!).ToLowerInvariant(), Described(path), options, body);
    }

    /// <summary>A folder key may also be written in brackets, and delta without its own.</summary>
    private static string Described(string path) =>
        path.Replace("('", "/", StringComparison.Ordinal).Replace("')", "", StringComparison.Ordinal) switch
        {
            var delta when delta.EndsWith("/delta", StringComparison.Ordinal) => delta + "()",
            var other => other,
        };
}
