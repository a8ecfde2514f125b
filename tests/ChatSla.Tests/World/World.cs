using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatSla.Outbox;
using ChatSla.Sandbox;
using ChatSla.Sandbox.Time;
using ChatSla.Storage;
using ChatSla.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>
/// A small Microsoft 365 and the real program beside it, talking over HTTP, with one clock for both that stands until it is moved.
/// It is Monday 23 November 2026, 09:40 in Stockholm.
/// </summary>
public sealed partial class World : IAsyncDisposable
{
    private readonly SandboxClock clock = new(new DateTimeOffset(2026, 11, 23, 8, 40, 0, TimeSpan.Zero), 0);
    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-world-").FullName;
    private readonly HttpClient http = new();
    private readonly Dictionary<string, string?> changes;
    private SandboxServer sandbox = null!;
    private WebApplication program = null!;
    private bool isStopped;
    private string? postgres;

    private World(Dictionary<string, string?> changes) => this.changes = changes;

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Who hears every line that the program logs, from its next start on.</summary>
    public ILoggerProvider? LogsTo { get; set; }

    /// <summary>What the program is told.</summary>
    public IReadOnlyDictionary<string, string?> Settings
    {
        get
        {
            var settings = WorldSettings.For(sandbox.Address, folder).ToDictionary();
            if (postgres is not null) settings["Storage:Postgres"] = postgres;
            foreach (var (key, value) in changes)
            {
                if (value is null) settings.Remove(key);
                else settings[key] = value;
            }

            return settings;
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="changes">Settings other than the usual ones; null takes one out.</param>
    public static async Task<World> StartAsync(params (string Key, string? Value)[] changes) => await StartOnAsync(await TestStore.NewAsync(), changes);

    /// <param name="postgres">The database; null: a SQLite file.</param>
    private static async Task<World> StartOnAsync(string? postgres, params (string Key, string? Value)[] changes)
    {
        var world = new World(changes.ToDictionary(change => change.Key, change => change.Value)) { postgres = postgres };
        world.sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = 0, StartProgram = false, Seed = false }, world.clock, Cancellation);
        world.http.BaseAddress = new Uri(world.sandbox.Address);
        await world.SetFaultAsync("sendDelayMs", 0);
        await world.SetFaultAsync("sentItemsDelayMs", 0);
        await world.StartProgramAsync();
        await world.PostAsync("control/install", []);
        await world.SettleAsync();
        return world;
    }

    /// <summary>The program ends as a host ends it and starts again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartProgramAsync();
    }

    /// <summary>As <see cref="RestartAsync"/>, with other settings from then on.</summary>
    public Task RestartWithAsync(params (string Key, string? Value)[] other)
    {
        Change(other);
        return RestartAsync();
    }

    /// <summary>Changes settings; the program knows them after its next start, a command at once.</summary>
    public void Change(params (string Key, string? Value)[] other)
    {
        foreach (var (key, value) in other) changes[key] = value;
    }

    /// <summary>After <see cref="StopAsync"/>.</summary>
    public Task StartAgainAsync() => StartProgramAsync();

    public async Task StopAsync()
    {
        if (isStopped) return;

        await program.StopAsync(Cancellation);
        await program.DisposeAsync();
        isStopped = true;
    }

    /// <summary>The program is torn down in the middle of whatever it does, without being asked to stop, and starts again.</summary>
    public async Task BreakOffAsync()
    {
        await program.DisposeAsync();
        await StartProgramAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopOthersAsync();
        if (program is not null) await StopAsync();
        await sandbox.DisposeAsync();
        http.Dispose();
        clock.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Sets one of the sandbox's faults: how many times it happens, or on and off.</summary>
    public Task SetFaultAsync(string name, JsonNode value) => PostAsync("control/faults", new JsonObject { [name] = value });

    private async Task StartProgramAsync()
    {
        program = await ChatSlaProgram.BuildAsync([], clock, Configure, Cancellation);
        if (LogsTo is { } log) Get<ILoggerFactory>().AddProvider(log);
        await program.StartAsync(Cancellation);
        sandbox.ProgramAddress = program.Urls.Single();
        isStopped = false;
    }

    private void Configure(WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls(Settings.GetValueOrDefault("Graph:NotificationsAddress") ?? "http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(Settings);
    }

    private T Get<T>()
        where T : notnull => program.Services.GetRequiredService<T>();

    private Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read) => Get<Database>().ReadAsync(read, Cancellation);

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path} was answered {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    private async Task<JsonNode> AskAsync(string path) => (await http.GetFromJsonAsync<JsonNode>(path, Cancellation))!;
}
