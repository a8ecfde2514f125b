using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Limits;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Notifications;

/// <summary>
/// Where Graph says that something has changed. A notification only wakes whoever reads the folder, so nothing is stored: what is lost
/// when the program ends is found by the reading that every start begins with. It is answered at once, whatever it holds, and by any replica.
/// </summary>
public sealed partial class NotificationsEndpoint(
    Subscriptions ours, ReaderNews news, RefusedSources refusals, TimeProvider clock, ILogger<NotificationsEndpoint> logger)
{
    public const string Path = "/graph/notifications";
    public const string Lifecycle = "/graph/lifecycle";

    private const string Kind = "notifications";

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        var source = request.HttpContext.Connection.RemoteIpAddress;
        if (refusals.MustWait(Kind, source)) return new Later();

        // Graph proves that the address is ours: it wants its token back, decoded, as plain text, and nothing else.
        if (request.Query.TryGetValue("validationToken", out var token)) return TypedResults.Text(token.ToString(), "text/plain");

        foreach (var item in await ReadAsync(request, cancellation))
        {
            if (await ours.ProvenAsync(Text(item["subscriptionId"]), Text(item["clientState"]), clock.Now, cancellation) is not { } row)
            {
                LogUnproven();
                refusals.Note(Kind, source);
                continue;
            }

            var happened = Text(item["lifecycleEvent"]);
            if (happened is not null) LogLifecycle(happened, row.Folder);
            news.Tell(row.Mailbox, row.Folder, happened ?? ReaderNews.Changed);
        }

        return TypedResults.Accepted((string?)null);
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
