using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ChatSla.EndToEnd;

/// <summary>
/// Microsoft's own client, the Agents Playground (npm, pinned in tests/package.json), beside the sandbox: it posts to the sandbox's forwarder,
/// which signs. Its routes are internal ones of version 0.2.28.
/// </summary>
internal sealed class PlaygroundProcess : IAsyncDisposable
{
    public const string Support = "19:support4e8a1b6c9d2f4753b0e6a8c1d3f59274@thread.tacv2";

    private readonly Process process;
    private readonly HttpClient http;

    private PlaygroundProcess(Process process, HttpClient http) => (this.process, this.http) = (process, http);

    public string Address => http.BaseAddress!.ToString();

    public static async Task<PlaygroundProcess> StartAsync(SandboxProcess sandbox, CancellationToken cancellation)
    {
        var folder = Artifacts.Fresh("runs", "playground-client");
        var file = Path.Combine(folder, "m365agentsplayground.yml");
        await File.WriteAllTextAsync(file, await sandbox.Http.GetStringAsync("playground/m365agentsplayground.yml", cancellation), cancellation);
        var port = FreePort();
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(Shared.Checkout, "tests/node_modules/@microsoft/m365agentsplayground/cli.js"), "start",
            "-e", $"{sandbox.Address.TrimEnd('/')}/playground/messages", "-p", $"{port}", "--disable-telemetry",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = file;
        start.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, "playground.log");

        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var playground = new PlaygroundProcess(process, new HttpClient { BaseAddress = new Uri($"http://localhost:{port}/"), Timeout = TimeSpan.FromSeconds(30) });
        await Wait.UntilAsync(playground.AnswersAsync, "the Playground's pong", cancellation, seconds: 60);
        return playground;
    }

    /// <summary>Opens its page, which installs the app everywhere anew, at the Support channel.</summary>
    public async Task<IPage> OpenPageAsync(IBrowser browser, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 1100 }, ColorScheme = scheme });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Contoso Customer Care - Support" }).ClickAsync();
        return page;
    }

    /// <summary>An invoke from somebody else than the person at the page; the bot's answer.</summary>
    public async Task<JsonNode> InvokeAsync(string name, JsonObject value, string from, string conversation, string? replyTo, CancellationToken cancellation)
    {
        var body = new JsonObject { ["name"] = name, ["value"] = value, ["from"] = new JsonObject { ["id"] = from }, ["conversation"] = new JsonObject { ["id"] = conversation } };
        if (replyTo is not null) body["replyToId"] = replyTo;
        using var answer = await http.PostAsJsonAsync("_conversation/v1/invoke", body, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{name}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Any activity, as the page's "Mock an Activity" posts it.</summary>
    public async Task PostAsync(JsonObject activity, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync("_internal/v1/customActivities", activity, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await http.GetStringAsync("_debug/ping") == "pong";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
