using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>A test of the sandbox with an endpoint that it can tell of changes.</summary>
public abstract class InSubscribed : InSandbox
{
    protected Listener Listener { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Listener = await Listener.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Listener.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected JsonObject Order(
        string changeType = "created", string resource = $"users/{Support}/mailFolders('inbox')/messages", TimeSpan? life = null) => new()
        {
            ["changeType"] = changeType,
            ["notificationUrl"] = $"{Listener.Address}/notifications?of=us",
            ["lifecycleNotificationUrl"] = $"{Listener.Address}/lifecycle",
            ["resource"] = resource,
            ["expirationDateTime"] = In(life ?? TimeSpan.FromDays(6)),
            ["clientState"] = "a secret",
        };

    protected string In(TimeSpan time) => (Clock.GetUtcNow() + time).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected async Task<Answer> SubscribeAsync(JsonObject? order = null) =>
        (await PostAsync("v1.0/subscriptions", order ?? Order(), Immutable)).Is(201);

    /// <summary>Waits until nothing is on the way any more.</summary>
    protected Task QuietAsync() => UntilAsync(
        async () => (int)(await GetAsync("control/subscriptions")).Body!["waiting"]! == 0, "no notification is on the way");

    /// <summary>The notifications that came, as "created id".</summary>
    protected async Task<IReadOnlyList<string>> ToldAsync()
    {
        await QuietAsync();
        return [.. Listener.Received.Select(item => $"{item["changeType"] ?? item["lifecycleEvent"]} {item["resourceData"]?["id"]}".TrimEnd())];
    }
}
