using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Notifications as Graph writes them.</summary>
internal static class NotificationShape
{
    public static JsonObject Change(Subscription subscription, string changeType, string id, string etag)
    {
        var resource = $"Users/{subscription.Mailbox.UserId}/Messages/{id}";
        return new JsonObject
        {
            ["subscriptionId"] = subscription.Id,
            ["subscriptionExpirationDateTime"] = Zoned(subscription.ExpiresAt),
            ["changeType"] = changeType,
            ["clientState"] = subscription.Order.ClientState,
            ["tenantId"] = Contoso.TenantId,
            ["resource"] = resource,
            ["resourceData"] = new JsonObject
            {
                ["@odata.type"] = "#Microsoft.Graph.Message",
                ["@odata.id"] = resource,
                ["@odata.etag"] = etag,
                ["id"] = id,
            },
        };
    }

    public static JsonObject Lifecycle(Subscription subscription, string lifecycleEvent) => new()
    {
        ["subscriptionId"] = subscription.Id,
        ["subscriptionExpirationDateTime"] = Zoned(subscription.ExpiresAt),
        ["tenantId"] = Contoso.TenantId,
        ["clientState"] = subscription.Order.ClientState,
        ["lifecycleEvent"] = lifecycleEvent,
    };

    private static string Zoned(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
}
