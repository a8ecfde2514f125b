using System.Text.Json.Nodes;
using ChatSla.Audit;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using ChatSla.Watchdog;
using NodaTime;
using NodaTime.Text;

namespace ChatSla;

/// <summary>/health/live: the process answers. /health/ready: the database answers and takes what is written, and every mailbox has been read of late.</summary>
public static class Health
{
    /// <summary>A balancer waits no longer, whatever the database does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("""{"status":"live"}""", "application/json"));
        routes.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        Database database, StorageHealth storage, OutboxStore outbox, WatchedMailboxes mailboxes, MailboxHealth health, NotificationHealth notifications, CredentialExpiry credential, ConnectorHealth teams, DeadEnds deadEnds, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        var (stored, wrong) = await FindStoredAsync(database, outbox, deadEnds, cancellation);
        var trouble = storage.Trouble ?? (wrong is { } fault ? new StorageTrouble(fault, now, IsLasting: false) : null);
        var isReady = trouble is null && mailboxes.All.All(mailbox => new[] { MailFolders.Inbox, MailFolders.SentItems }.All(folder =>
            health.Of(mailbox.Address, folder) is { ReadAt: { } at } && now - at < MailboxWatchdog.Patience));

        var body = new JsonObject
        {
            ["status"] = isReady ? "ready" : "not ready",
            ["timeZones"] = DateTimeZoneProviders.Tzdb.VersionId,
            ["nextTurnAt"] = Show(stored?.NextTurnAt),
            ["storage"] = new JsonObject { ["wrong"] = trouble?.Fault.ToString(), ["since"] = Show(trouble?.Since) },
            ["parked"] = stored?.Parked,
            ["teams"] = new JsonObject
            {
                ["wrong"] = teams.Trouble?.Because,
                ["since"] = Show(teams.Trouble?.Since),
                ["refusedChannels"] = stored?.RefusedChannels,
            },
            ["audit"] = stored?.Audit,
            ["credentialEndsAt"] = Show(credential.EndsAt),
            ["mailboxes"] = new JsonObject(mailboxes.All.Index().SelectMany(mailbox => mailbox.Item.Folders.Select(folder =>
                KeyValuePair.Create($"Mailboxes:{mailbox.Index} {folder}", (JsonNode?)Show(mailbox.Item.Address, folder, health, notifications, now))))),
        };
        return TypedResults.Text(body.ToJsonString(), "application/json", statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What only the database knows; where it does not answer soon, why.</summary>
    private static async Task<(Stored? Stored, StorageFault? Wrong)> FindStoredAsync(Database database, OutboxStore outbox, DeadEnds deadEnds, CancellationToken cancellation)
    {
        try
        {
            return (await ReadAsync().WaitAsync(Patience, TimeProvider.System, cancellation), null);
        }
        catch (StorageException error)
        {
            return (null, error.Fault);
        }
        catch (TimeoutException)
        {
            return (null, StorageFault.Unreachable);
        }

        async Task<Stored> ReadAsync() => new(
            await database.ReadAsync(session => session.FindInstantAsync("SELECT MIN(next_turn_at) FROM queries WHERE next_turn_at IS NOT NULL"), cancellation),
            await outbox.CountParkedAsync(cancellation),
            (await deadEnds.ListAsync(cancellation)).Count,
            await AuditHealth.ShowAsync(database, cancellation));
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

    private sealed record Stored(Instant? NextTurnAt, int Parked, int RefusedChannels, JsonNode? Audit);
}
