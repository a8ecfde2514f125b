using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChatSla.Storage;

namespace ChatSla.Notifications;

/// <summary>The subscriptions that are ours, by their ids: stored, and at hand for every notification.</summary>
public sealed class Subscriptions(Database database)
{
    private readonly ConcurrentDictionary<string, SubscriptionRow> byId = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<SubscriptionRow>> LoadAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(SubscriptionRow.ListAsync, cancellation);
        foreach (var row in rows) byId[row.Id] = row;
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

    /// <summary>The subscription that was told of, if the teller knows its secret. Compared in constant time.</summary>
    public SubscriptionRow? Proven(string? id, string? clientState) =>
        id is not null && byId.TryGetValue(id, out var row)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(row.ClientState), Encoding.UTF8.GetBytes(clientState ?? ""))
            ? row
            : null;
}
