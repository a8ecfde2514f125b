using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Makes and renews subscriptions. Endpoints are asked while nothing is locked.</summary>
internal sealed class SubscriptionDesk(
    Tenant tenant, Subscriptions subscriptions, EndpointCheck endpoints, MailboxAccess access, Faults faults, SandboxClock clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10_080);

    public async Task<JsonObject> MakeAsync(JsonObject content, bool immutableIds, CancellationToken cancellation)
    {
        var order = SubscriptionOrder.Read(content, immutableIds);
        var expiresAt = Allowed(SubscriptionOrder.ReadExpiry(content));
        var (mailbox, folder) = Locked(() => Find(order));

        await endpoints.AskAsync(order.NotificationUrl, cancellation);
        if (order.LifecycleUrl is { } lifecycle) await endpoints.AskAsync(lifecycle, cancellation);

        return Locked(() =>
        {
            RefuseSecond(order);
            var made = new Subscription(order, mailbox, folder) { ExpiresAt = expiresAt };
            subscriptions.Add(made);
            return made.ToJson();
        });
    }

    /// <summary>Which also authorizes it anew.</summary>
    public async Task<JsonObject> RenewAsync(string id, JsonObject content, CancellationToken cancellation)
    {
        var found = Locked(() => FindOne(id));
        if (content.FirstOrDefault(property => !Is(property.Key, "expirationDateTime") && !property.Key.Contains('@')) is { Key: { } other })
            throw SubscriptionOrder.Invalid($"The property '{other}' cannot be updated.");

        var expiresAt = Allowed(SubscriptionOrder.ReadExpiry(content));
        if (faults.IsOn(Fault.SubscriptionRevalidates)) await endpoints.AskAsync(found.Order.NotificationUrl, cancellation);
        return Locked(() =>
        {
            var renewed = FindOne(id);
            renewed.ExpiresAt = expiresAt;
            return renewed.ToJson();
        });
    }

    public JsonArray List() => Locked(() => subscriptions.All.Select(subscription => subscription.ToJson()).ToJsonArray());

    public JsonObject Show(string id) => Locked(() => FindOne(id).ToJson());

    public void Remove(string id) => Locked(() =>
    {
        subscriptions.Remove(FindOne(id));
        return true;
    });

    /// <summary>The subscription must be there; nothing else can be seen of it.</summary>
    public void Reauthorize(string id) => Locked(() => FindOne(id));

    private (Mailbox Mailbox, Folder? Folder) Find(SubscriptionOrder order)
    {
        RefuseSecond(order);
        var mailbox = tenant.FindMailbox(order.User) is { IsInTenant: true } known
            ? known
            : throw Wrapped(404, "NotFound", $"The requested user '{order.User}' is invalid.");
        if (access.SubscribingRefusal(mailbox) is { } reason) throw Wrapped(403, "Forbidden", reason);
        if (order.Folder is null) return (mailbox, null);

        return (mailbox, mailbox.FindFolder(order.Folder) ?? throw Wrapped(404, "NotFound", MailboxPaths.NotFound().Message));
    }

    private void RefuseSecond(SubscriptionOrder order)
    {
        if (faults.IsOn(Fault.SubscriptionDuplicates)) return;
        if (subscriptions.All.FirstOrDefault(known => known.Order.Combination == order.Combination) is { } same)
            throw new HttpProblem(409, "Conflict", $"Subscription Id <{same.Id}> already exists for the requested combination");
    }

    private Subscription FindOne(string id) =>
        subscriptions.Find(id) ?? throw new HttpProblem(404, "ResourceNotFound", "The object was not found.");

    private DateTimeOffset Allowed(DateTimeOffset wanted)
    {
        var now = clock.GetUtcNow();
        if (wanted <= now) throw SubscriptionOrder.Invalid("Subscription expiration must be in the future.");
        if (wanted < now + Shortest) return now + Shortest;
        if (wanted <= now + Longest) return wanted;

        return faults.Choice(Fault.SubscriptionTooLong) == "shortened"
            ? now + Longest
            : throw SubscriptionOrder.Invalid($"Subscription expiration can only be {Longest.TotalMinutes} minutes in the future.");
    }

    /// <summary>What Outlook refuses comes out of /subscriptions in these words.</summary>
    private static HttpProblem Wrapped(int status, string name, string reason) =>
        new(status, "ExtensionError", $"Operation: Create; Exception: [Status Code: {name}; Reason: {reason}]");

    private T Locked<T>(Func<T> work)
    {
        lock (tenant.Gate) return work();
    }

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
