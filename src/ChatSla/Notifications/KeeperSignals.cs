using System.Collections.Concurrent;
using ChatSla.Graph;
using NodaTime;

namespace ChatSla.Notifications;

/// <summary>What Graph's lifecycle notifications ask of the keeper.</summary>
public enum KeeperWish
{
    None,

    /// <summary>Renewing also reauthorizes.</summary>
    Renew,

    /// <summary>Graph has taken the subscription away.</summary>
    Create,
}

/// <summary>Wakes the keeper of one subscription.</summary>
public sealed class KeeperSignals
{
    private readonly ConcurrentDictionary<(string Mailbox, string Folder), KeeperWish> wishes = new();
    private readonly FolderSignals signals = new();

    public void Wish(string mailbox, string folder, KeeperWish wish)
    {
        wishes[(mailbox, folder)] = wish;
        signals.Wake(mailbox, folder);
    }

    public KeeperWish Take(string mailbox, string folder) => wishes.TryRemove((mailbox, folder), out var wish) ? wish : KeeperWish.None;

    public Task WaitAsync(string mailbox, string folder, Duration atMost, TimeProvider clock, CancellationToken cancellation) => signals.WaitAsync(mailbox, folder, atMost, clock, cancellation);
}
