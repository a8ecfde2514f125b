using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla;

/// <summary>/health/live: the process answers. /health/ready: the database answers and every mailbox has been read of late.</summary>
public static class Health
{
    private static readonly Duration Blind = Duration.FromMinutes(5);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("""{"status":"live"}""", "application/json"));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        Database database, OutboxStore outbox, WatchedMailboxes mailboxes, MailboxHealth health, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        var next = await database.ReadAsync(session => session.FindInstantAsync("SELECT MIN(next_turn_at) FROM queries"), cancellation);
        var folders = mailboxes.All.Index().SelectMany(mailbox => new[] { MailFolders.Inbox, MailFolders.SentItems }
            .Select(folder => (Name: $"Mailboxes:{mailbox.Index} {folder}", State: health.Of(mailbox.Item.Address, folder)))).ToList();
        var isReady = folders.All(folder => folder.State is { ReadAt: { } at } && now - at < Blind);

        var body = new JsonObject
        {
            ["status"] = isReady ? "ready" : "not ready",
            ["timeZones"] = DateTimeZoneProviders.Tzdb.VersionId,
            ["nextTurnAt"] = next is { } turn ? InstantPattern.ExtendedIso.Format(turn) : null,
            ["parked"] = await outbox.CountParkedAsync(cancellation),
            ["mailboxes"] = new JsonObject(folders.Select(folder => KeyValuePair.Create(folder.Name, (JsonNode?)new JsonObject
            {
                ["readAt"] = folder.State?.ReadAt is { } read ? InstantPattern.ExtendedIso.Format(read) : null,
                ["wrong"] = folder.State?.Because,
            }))),
        };
        return TypedResults.Text(body.ToJsonString(), "application/json", statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
