using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using ChatSla.Watchdog;
using NodaTime;
using NodaTime.Text;

namespace ChatSla;

/// <summary>/health/live: the process answers. /health/ready: the database answers and every mailbox has been read of late.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("""{"status":"live"}""", "application/json"));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        Database database, OutboxStore outbox, WatchedMailboxes mailboxes, MailboxHealth health, NotificationHealth notifications, CredentialExpiry credential, ConnectorHealth teams, DeadEnds deadEnds, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        var next = await database.ReadAsync(session => session.FindInstantAsync("SELECT MIN(next_turn_at) FROM queries"), cancellation);
        var isReady = mailboxes.All.All(mailbox => new[] { MailFolders.Inbox, MailFolders.SentItems }.All(folder =>
            health.Of(mailbox.Address, folder) is { ReadAt: { } at } && now - at < MailboxWatchdog.Patience));

        var body = new JsonObject
        {
            ["status"] = isReady ? "ready" : "not ready",
            ["timeZones"] = DateTimeZoneProviders.Tzdb.VersionId,
            ["nextTurnAt"] = Show(next),
            ["parked"] = await outbox.CountParkedAsync(cancellation),
            ["teams"] = new JsonObject
            {
                ["wrong"] = teams.Trouble?.Because,
                ["since"] = Show(teams.Trouble?.Since),
                ["refusedChannels"] = (await deadEnds.ListAsync(cancellation)).Count,
            },
            ["credentialEndsAt"] = Show(credential.EndsAt),
            ["mailboxes"] = new JsonObject(mailboxes.All.Index().SelectMany(mailbox => mailbox.Item.Folders.Select(folder =>
                KeyValuePair.Create($"Mailboxes:{mailbox.Index} {folder}", (JsonNode?)Show(mailbox.Item.Address, folder, health, notifications, now))))),
        };
        return TypedResults.Text(body.ToJsonString(), "application/json", statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Nothing of whose mailbox it is: whoever reaches the port may read this.</summary>
    private static JsonObject Show(string address, string folder, MailboxHealth health, NotificationHealth notifications, Instant now)
    {
        var (read, told) = (health.Of(address, folder), notifications.Of(address, folder));
        return new JsonObject
        {
            ["readAt"] = Show(read?.ReadAt),
            ["wrong"] = read?.Because,
            ["notifications"] = told is null ? "off" : told.Wrong ?? (notifications.IsSilent(address, folder, now) ? "silent" : "on"),
            ["subscribedUntil"] = Show(told?.ExpiresAt),
            ["toldAt"] = Show(told?.HeardAt),
        };
    }

    private static string? Show(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;
}
