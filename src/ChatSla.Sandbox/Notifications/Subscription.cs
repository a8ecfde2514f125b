using System.Text.Json.Nodes;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Somebody wants to be told of changes of a folder, or of a whole mailbox.</summary>
internal sealed class Subscription(SubscriptionOrder order, Mailbox mailbox, Folder? folder)
{
    private int delivered;
    private int lost;

    public string Id { get; } = Guid.NewGuid().ToString();

    public SubscriptionOrder Order { get; } = order;

    public Mailbox Mailbox { get; } = mailbox;

    /// <summary>Null for the whole mailbox.</summary>
    public Folder? Folder { get; } = folder;

    public DateTimeOffset ExpiresAt { get; set; }

    public bool IsRemoved { get; set; }

    public int Delivered => delivered;

    /// <summary>Not delivered although retried, or discarded since the endpoint is too slow, or by a fault.</summary>
    public int Lost => lost;

    /// <summary>What a fault's dice are thrown for: the same in every run.</summary>
    public string Subject => $"{Mailbox.Address}/{Folder?.DisplayName}";

    public bool IsAlive(DateTimeOffset now) => !IsRemoved && ExpiresAt > now;

    public bool Wants(string changeType, StoredMessage message) =>
        Order.ChangeTypes.Contains(changeType) && (changeType == "deleted" || Order.Filter.Matches(message));

    public string IdOf(FolderChange change) => Order.ImmutableIds ? change.Message.ImmutableId : change.Id;

    public void CountDelivered() => Interlocked.Increment(ref delivered);

    public void CountLost() => Interlocked.Increment(ref lost);

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["resource"] = Order.Resource,
        ["applicationId"] = Contoso.BotAppId,
        ["changeType"] = Order.ChangeType,
        ["clientState"] = Order.ClientState,
        ["notificationUrl"] = Order.NotificationUrl.OriginalString,
        ["notificationQueryOptions"] = null,
        ["lifecycleNotificationUrl"] = Order.LifecycleUrl?.OriginalString,
        ["expirationDateTime"] = ExpiresAt.ToGraph(),
        ["creatorId"] = Contoso.ServicePrincipalId,
        ["includeResourceData"] = null,
        ["latestSupportedTlsVersion"] = "v1_2",
        ["encryptionCertificate"] = null,
        ["encryptionCertificateId"] = null,
        ["notificationUrlAppId"] = null,
    };
}
