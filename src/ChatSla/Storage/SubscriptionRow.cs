using NodaTime;

namespace ChatSla.Storage;

/// <summary>A subscription of ours to the changes of a folder.</summary>
/// <param name="Address">Where Graph sends its notifications.</param>
public sealed record SubscriptionRow(string Mailbox, string Folder, string Id, string ClientState, string Address, Instant ExpiresAt)
{
    public static Task<IReadOnlyList<SubscriptionRow>> ListAsync(DbSession session) => session.ListAsync<SubscriptionRow>("SELECT mailbox, folder, id, client_state, address, expires_at FROM subscriptions");

    public Task PutAsync(DbSession session) => session.RunAsync(
        """
        INSERT INTO subscriptions (mailbox, folder, id, client_state, address, expires_at) VALUES (@Mailbox, @Folder, @Id, @ClientState, @Address, @ExpiresAt)
        ON CONFLICT (mailbox, folder) DO UPDATE SET id = excluded.id, client_state = excluded.client_state, address = excluded.address, expires_at = excluded.expires_at
        """,
        this);

    public Task RemoveAsync(DbSession session) => session.RunAsync("DELETE FROM subscriptions WHERE id = @Id", this);
}
