using NodaTime;

namespace ChatSla.Graph;

/// <summary>Subscriptions to change notifications (graph.md, section 2). Every call may throw <see cref="MailboxException"/>.</summary>
public interface ISubscriptions
{
    /// <summary>All of this app's.</summary>
    Task<IReadOnlyList<GraphSubscription>> ListAsync(CancellationToken cancellation);

    /// <summary>Graph calls both addresses and wants its token back before it answers.</summary>
    /// <param name="folder">A well-known name, or an id.</param>
    /// <param name="clientState">At most 128 letters.</param>
    Task<GraphSubscription> CreateAsync(string mailbox, string folder, Uri notifications, Uri lifecycle, string clientState, Instant expiresAt, CancellationToken cancellation);

    /// <summary>Reauthorizes, too. 404: it is gone.</summary>
    Task<GraphSubscription> RenewAsync(string id, Instant expiresAt, CancellationToken cancellation);

    /// <summary>One that is gone already is no error.</summary>
    Task DeleteAsync(string id, CancellationToken cancellation);
}

/// <param name="Resource">Graph's spelling of it may differ from ours.</param>
public sealed record GraphSubscription(string Id, string Resource, string NotificationAddress, Instant ExpiresAt);
