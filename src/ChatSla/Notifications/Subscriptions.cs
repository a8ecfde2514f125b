using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Notifications;

/// <summary>The subscriptions that are ours, by their ids: stored, and at hand for every notification.</summary>
public sealed class Subscriptions(Database database)
{
    /// <summary>Whoever makes ids up does not have them read again and again.</summary>
    private static readonly Duration BetweenReadings = Duration.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SubscriptionRow> byId = new(StringComparer.Ordinal);
    private Instant readAt = Instant.MinValue;

    public async Task<IReadOnlyList<SubscriptionRow>> LoadAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(SubscriptionRow.ListAsync, cancellation);
        foreach (var row in rows) byId[row.Id] = row;
        foreach (var gone in byId.Keys.Except(rows.Select(row => row.Id))) byId.TryRemove(gone, out _);
        return rows;
    }

    public SubscriptionRow? Find(string mailbox, string folder) =>
        byId.Values.FirstOrDefault(row => row.Mailbox.Equals(mailbox, StringComparison.OrdinalIgnoreCase) && row.Folder.Equals(folder, StringComparison.OrdinalIgnoreCase));

    public async Task PutAsync(SubscriptionRow row, CancellationToken cancellation)
    {
        await database.WriteAsync(row.PutAsync, cancellation);
        if (Find(row.Mailbox, row.Folder) is { } before && before.Id != row.Id) byId.TryRemove(before.Id, out _);
        byId[row.Id] = row;
    }

    public async Task RemoveAsync(SubscriptionRow row, CancellationToken cancellation)
    {
        await database.WriteAsync(row.RemoveAsync, cancellation);
        byId.TryRemove(row.Id, out _);
    }

    /// <summary>The subscription that was told of, if the teller knows its secret. Another replica may have made it since they were read.</summary>
    public async Task<SubscriptionRow?> ProvenAsync(string? id, string? clientState, Instant now, CancellationToken cancellation)
    {
        if (id is null) return null;
        if (!byId.ContainsKey(id) && database.Replicas.AreMany && now - readAt >= BetweenReadings)
        {
            readAt = now;
            await LoadAsync(cancellation);
        }

        return Proven(id, clientState);
    }

    /// <summary>Compared in constant time.</summary>
    private SubscriptionRow? Proven(string id, string? clientState) =>
        byId.TryGetValue(id, out var row)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(row.ClientState), Encoding.UTF8.GetBytes(clientState ?? ""))
            ? row
            : null;
}
