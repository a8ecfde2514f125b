using System.Collections.Concurrent;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Tells subscribers of changes. What it is told under the tenant's gate it only queues.</summary>
internal sealed class Notifier(Subscriptions subscriptions, Faults faults, SandboxClock clock, Schedule schedule) : IDisposable
{
    private static readonly TimeSpan Disorder = TimeSpan.FromSeconds(3);

    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<Uri, Endpoint> endpoints = [];

    /// <summary>On the way now; what waits for a later moment is not counted.</summary>
    public int Waiting => endpoints.Values.Sum(endpoint => endpoint.Waiting);

    public string StateOf(Subscription subscription)
    {
        var health = EndpointOf(subscription.Order.NotificationUrl).Health;
        lock (health) return health.State(clock.GetTimestamp());
    }

    public void Observe(Mailbox mailbox, FolderChange change)
    {
        foreach (var subscription in subscriptions.Of(mailbox))
        {
            if (!subscription.IsAlive(clock.GetUtcNow()) || (subscription.Folder is { } folder && folder != change.Folder)) continue;
            if (TypeOf(subscription, change) is { } type && subscription.Wants(type, change.Message)) Tell(subscription, change, type);
        }
    }

    /// <returns>Whether the subscription has an address for it.</returns>
    public bool TellLifecycle(Subscription subscription, string lifecycleEvent)
    {
        if (subscription.Order.LifecycleUrl is not { } address) return false;

        EndpointOf(address).Enqueue(new Delivery(subscription, NotificationShape.Lifecycle(subscription, lifecycleEvent), address, IsLifecycle: true));
        return true;
    }

    public void Dispose()
    {
        ending.Cancel();
        http.Dispose();
        ending.Dispose();
    }

    private string? TypeOf(Subscription subscription, FolderChange change) => (change.Kind, change.IsMove) switch
    {
        (ChangeKind.Created, false) => "created",
        (ChangeKind.Created, true) when faults.IsOn(Fault.NotificationCreatedOnMove) => "created",
        (ChangeKind.Created, true) => subscription.Folder is null ? "updated" : null,
        (ChangeKind.Removed, true) when subscription.Folder is null => null,
        (ChangeKind.Removed, _) => "deleted",
        _ => "updated",
    };

    private void Tell(Subscription subscription, FolderChange change, string type)
    {
        var (id, etag) = (subscription.IdOf(change), change.Message.ETag);
        if (type == "created" && faults.IsOn(Fault.NotificationUnknownIdFirst))
            Send(subscription, type, subscription.Order.ImmutableIds ? ExchangeIds.NewImmutable() : ExchangeIds.NewDefault(), etag);

        Send(subscription, type, id, etag);
        if (type == "created" && faults.IsOn(Fault.NotificationExtraUpdated) && subscription.Wants("updated", change.Message))
            Send(subscription, "updated", id, etag);
    }

    private void Send(Subscription subscription, string type, string id, string etag)
    {
        if (faults.IsOn(Fault.NotificationsSilent) || faults.Happens(Fault.NotificationDropPercent, subscription.Subject))
        {
            subscription.CountLost();
            return;
        }

        var copies = faults.Happens(Fault.NotificationDuplicatePercent, subscription.Subject) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
            Dispatch(new Delivery(subscription, NotificationShape.Change(subscription, type, id, etag), subscription.Order.NotificationUrl, IsLifecycle: false));
    }

    private void Dispatch(Delivery delivery)
    {
        var endpoint = EndpointOf(delivery.Endpoint);
        var delay = TimeSpan.FromSeconds(faults.Number(Fault.NotificationDelaySeconds));
        if (faults.IsOn(Fault.NotificationReorder)) delay += Disorder * faults.Chance(Fault.NotificationReorder, delivery.Subscription.Subject);
        lock (endpoint.Health)
        {
            var now = clock.GetTimestamp();
            if (endpoint.Health.Drops(now) is { } rest)
            {
                Discard(delivery, rest);
                return;
            }

            if (endpoint.Health.IsSlow(now)) delay += EndpointHealth.Delay;
        }

        After(delay, delivery);
    }

    private void After(TimeSpan delay, Delivery delivery)
    {
        if (delay == TimeSpan.Zero) Go();
        else schedule.After(delay, Go);

        void Go()
        {
            if (delivery.IsLifecycle || delivery.Subscription.IsAlive(clock.GetUtcNow())) EndpointOf(delivery.Endpoint).Enqueue(delivery);
        }
    }

    private void Done(Delivery delivery, bool came)
    {
        if (came) delivery.Subscription.CountDelivered();
        else if (delivery.Failed() is { } wait) After(wait, delivery);
        else Discard(delivery, TimeSpan.Zero);
    }

    /// <summary>It is lost; the subscriber is told that something was, once discarding has ended.</summary>
    private void Discard(Delivery delivery, TimeSpan rest)
    {
        delivery.Subscription.CountLost();
        if (!delivery.IsLifecycle) schedule.After(rest, () => TellLifecycle(delivery.Subscription, "missed"));
    }

    private Endpoint EndpointOf(Uri address) =>
        endpoints.GetOrAdd(address, _ => new Endpoint(address, http, faults, clock, Done, ending.Token));
}
