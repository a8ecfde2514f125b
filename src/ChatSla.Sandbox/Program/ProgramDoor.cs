using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Tokens;

namespace ChatSla.Sandbox.Program;

/// <summary>What the program answered to an activity.</summary>
internal sealed record ProgramAnswer(int Status, JsonNode? Body)
{
    public JsonObject ToJson() => new() { ["status"] = Status, ["body"] = Body };
}

/// <summary>Brings activities to the program, signed as the Bot Connector signs them.</summary>
internal sealed class ProgramDoor(TokenIssuer tokens, SandboxAddress sandbox) : IDisposable
{
    // As long as Teams waits before it tells the person that the app cannot be reached.
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };

    public string? Address { get; set; }

    /// <summary>Overrides the usual place of the bot's endpoint.</summary>
    public string? MessagesAddress { get; set; }

    private string? Endpoint => MessagesAddress ?? (Address is { } address ? $"{address.TrimEnd('/')}/api/messages" : null);

    public Task<ProgramAnswer> PostAsync(JsonObject activity, CancellationToken cancellation) => PostAsync(activity, sandbox.ServiceUrl, cancellation);

    /// <param name="serviceUrl">Where the client that sends the activity is answered; its token says so.</param>
    public async Task<ProgramAnswer> PostAsync(JsonObject activity, string serviceUrl, CancellationToken cancellation)
    {
        if (Endpoint is not { } endpoint) throw Unreachable("the sandbox does not know where it is");

        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.IssueForActivity(serviceUrl));

        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return new ProgramAnswer((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellation)));
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(error.Message);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreachable("it did not answer within 15 seconds");
        }
    }

    /// <summary>For activities other than invokes, which have no answer to show: whoever sent one is told if it was refused.</summary>
    public async Task DeliverAsync(JsonObject activity, CancellationToken cancellation)
    {
        var answer = await PostAsync(activity, cancellation);
        if (answer.Status >= 400)
            throw new HttpProblem(502, "ProgramRefused", $"The program answered {answer.Status} to {activity["type"]}. Its log says why.");
    }

    /// <summary>What the program says of itself, or null while it is not ready.</summary>
    public async Task<JsonNode?> ReadHealthAsync(CancellationToken cancellation)
    {
        if (Address is not { } address) return null;

        try
        {
            using var response = await http.GetAsync($"{address.TrimEnd('/')}/health/ready", cancellation);
            return response.IsSuccessStatusCode ? Parse(await response.Content.ReadAsStringAsync(cancellation)) ?? new JsonObject() : null;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private static JsonNode? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static HttpProblem Unreachable(string why) => new(502, "ProgramUnreachable", $"The program cannot be reached: {why}.");
}
