using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Notifications;

/// <summary>
/// Where Graph says that something has changed. A notification only wakes whoever reads the folder, so nothing is stored: what is lost
/// when the program ends is found by the reading that every start begins with. It is answered at once, whatever it holds.
/// </summary>
public sealed partial class NotificationsEndpoint(
    Subscriptions ours, FolderSignals signals, KeeperSignals keeper, NotificationHealth health, TimeProvider clock, ILogger<NotificationsEndpoint> logger)
{
    public const string Path = "/graph/notifications";
    public const string Lifecycle = "/graph/lifecycle";

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        // Graph proves that the address is ours: it wants its token back, decoded, as plain text, and nothing else.
        if (request.Query.TryGetValue("validationToken", out var token)) return TypedResults.Text(token.ToString(), "text/plain");

        foreach (var item in await ReadAsync(request, cancellation))
        {
            if (ours.Proven(Text(item["subscriptionId"]), Text(item["clientState"])) is not { } row) LogUnproven();
            else if (Text(item["lifecycleEvent"]) is { } happened) Follow(row, happened);
            else Wake(row);
        }

        return TypedResults.Accepted((string?)null);
    }

    private void Wake(SubscriptionRow row)
    {
        health.Heard(row.Mailbox, row.Folder, clock.Now);
        signals.Wake(row.Mailbox, row.Folder);
    }

    private void Follow(SubscriptionRow row, string happened)
    {
        LogLifecycle(happened, row.Folder);
        switch (happened)
        {
            case "reauthorizationRequired":
                keeper.Wish(row.Mailbox, row.Folder, KeeperWish.Renew);
                break;
            case "subscriptionRemoved":
                keeper.Wish(row.Mailbox, row.Folder, KeeperWish.Create);
                break;
            case "missed":
                signals.Wake(row.Mailbox, row.Folder);
                signals.Wake(row.Mailbox, FolderSignals.Everything);
                break;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static async Task<IEnumerable<JsonObject>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation);
            return ((body as JsonObject)?["value"] as JsonArray ?? []).OfType<JsonObject>();
        }
        catch (Exception error) when (error is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return [];
        }
    }

    [LoggerMessage(LogLevel.Warning, "A notification without a secret of ours was ignored.")]
    private partial void LogUnproven();

    [LoggerMessage(LogLevel.Information, "Graph says {Event} of the subscription to {Folder}.")]
    private partial void LogLifecycle(string @event, string folder);
}
