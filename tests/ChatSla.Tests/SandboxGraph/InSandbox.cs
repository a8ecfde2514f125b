using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatSla.Sandbox;
using ChatSla.Sandbox.Time;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>A test of the sandbox alone, over HTTP, with a clock that stands until it is moved and mail that is sent at once.</summary>
public abstract class InSandbox : IAsyncLifetime
{
    protected const string Support = "support@contoso.com";
    protected const string Users = $"v1.0/users/{Support}";
    protected const string Inbox = $"{Users}/mailFolders/inbox/messages";
    protected static readonly (string Name, string Value) Immutable = ("Prefer", "IdType=\"ImmutableId\"");

    private SandboxServer sandbox = null!;

    protected SandboxClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 40, 0, TimeSpan.Zero), 0);

    protected HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = 0, StartProgram = false, Seed = false }, Clock, Cancellation);
        Http.BaseAddress = new Uri(sandbox.Address + "/");
        await SetAsync(("sendDelayMs", 0), ("sentItemsDelayMs", 0));
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await TokenAsync()).Is(200).Text("access_token"));
    }

    public virtual async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (sandbox is not null) await sandbox.DisposeAsync();
        Clock.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<Answer> TokenAsync()
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "22222222-2222-4222-8222-222222222222"), new("client_secret", "any"),
            new("scope", "https://graph.microsoft.com/.default"),
        ]);
        using var answer = await Http.PostAsync("login/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token", form, Cancellation);
        return await ReadAsync(answer);
    }

    protected async Task SetAsync(params (string Name, JsonNode Value)[] knobs) =>
        (await PostAsync("control/faults", new JsonObject(knobs.Select(knob => KeyValuePair.Create(knob.Name, (JsonNode?)knob.Value))))).Is(200);

    protected Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    protected Task<Answer> PostAsync(string path, JsonObject? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    protected async Task<Answer> SendAsync(HttpMethod method, string path, JsonObject? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await Http.SendAsync(request, Cancellation);
        return await ReadAsync(answer);
    }

    /// <summary>A customer writes; returns the immutable id of what arrived.</summary>
    protected async Task<string> WriteAsync(string subject = "Where is it?", string from = "karin.lund@acme.example", string to = Support)
    {
        var mail = (await PostAsync("control/mail", new JsonObject
        {
            ["from"] = new JsonObject { ["address"] = from }, ["to"] = to, ["subject"] = subject, ["text"] = "Hello, where is it?",
        })).Is(201);
        return (await GetAsync($"v1.0/users/{to}/messages/{mail.Text("id")}?$select=id", Immutable)).Is(200).Text("id");
    }

    /// <summary>One round of delta to its end; a link goes on from an earlier round.</summary>
    protected async Task<(IReadOnlyList<JsonNode> Items, string Link, int Pages)> RoundAsync(string? link = null, int size = 50, string query = "")
    {
        var (items, next, pages) = (new List<JsonNode>(), link ?? $"{Inbox}/delta{query}", 0);
        while (true)
        {
            var page = (await GetAsync(next, Immutable, ("Prefer", $"odata.maxpagesize={size}"))).Is(200);
            pages++;
            items.AddRange(page.Items);
            if (page.Body!["@odata.deltaLink"] is { } end) return (items, (string)end!, pages);

            next = page.Text("@odata.nextLink");
        }
    }

    /// <summary>What a mailbox holds, with everything the sandbox knows of it.</summary>
    protected async Task<IReadOnlyList<JsonNode>> HeldAsync(string address, string folder) =>
        [.. (await GetAsync($"control/mailboxes/{address}/messages?folder={folder}")).Is(200).Body!.AsArray().Select(message => message!)];

    /// <summary>Waits for what happens by itself, such as the delivery of a notification.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var looks = 0; !await isSo(); looks++)
        {
            Assert.True(looks < 2000, $"It never came true that {what}.");
            await Task.Delay(5, Cancellation);
        }
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return new Answer((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers);
    }
}
