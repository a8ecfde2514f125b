using System.Text.Json.Nodes;
using ChatSla.Sandbox.Notifications;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>A look at the subscriptions, and what Graph tells of them.</summary>
internal static class SubscriptionControl
{
    private static readonly string[] Events = ["missed", "subscriptionRemoved", "reauthorizationRequired"];

    public static void MapSubscriptionControl(this IEndpointRouteBuilder control)
    {
        control.MapGet("/subscriptions", List);
        control.MapPost("/lifecycle", TellAsync);
    }

    private static JsonObject List(Tenant tenant, Subscriptions subscriptions, Notifier notifier, Schedule schedule)
    {
        lock (tenant.Gate)
        {
            return new JsonObject
            {
                ["waiting"] = notifier.Waiting,
                ["scheduled"] = schedule.Count,
                ["subscriptions"] = subscriptions.All.Select(subscription => Show(subscription, notifier)).ToJsonArray(),
            };
        }
    }

    private static JsonObject Show(Subscription subscription, Notifier notifier)
    {
        var shown = subscription.ToJson();
        shown["mailbox"] = subscription.Mailbox.Address;
        shown["folder"] = subscription.Folder is { } folder ? folder.WellKnownName ?? subscription.Mailbox.Folders.PathOf(folder) : null;
        shown["immutableIds"] = subscription.Order.ImmutableIds;
        shown["endpoint"] = notifier.StateOf(subscription);
        shown["delivered"] = subscription.Delivered;
        shown["lost"] = subscription.Lost;
        return shown;
    }

    /// <summary>For one subscription, or for all of a mailbox.</summary>
    private static async Task<JsonObject> TellAsync(HttpRequest request, Tenant tenant, Subscriptions subscriptions, Notifier notifier)
    {
        var order = await request.ReadObjectAsync("BadRequest");
        if (order.Text("event") is not { } told || !Events.Contains(told))
            throw new HttpProblem(400, "NoSuchEvent", $"A lifecycle event is one of {string.Join(", ", Events)}.");

        lock (tenant.Gate)
        {
            var found = subscriptions.All.Where(subscription => order.Text("subscriptionId") is { } id
                ? subscription.Id == id
                : subscription.Mailbox == tenant.MailboxOf(order)).ToList();
            var sent = found.Count(subscription => notifier.TellLifecycle(subscription, told));
            foreach (var subscription in found.Where(_ => told == "subscriptionRemoved")) subscriptions.Remove(subscription);
            return new JsonObject { ["found"] = found.Count, ["sent"] = sent };
        }
    }
}
