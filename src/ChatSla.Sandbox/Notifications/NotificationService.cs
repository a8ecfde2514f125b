using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Subscriptions and what comes of them.</summary>
internal static class NotificationService
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<SubscriptionDesk>();
        services.AddSingleton<EndpointCheck>();
        services.AddSingleton<Schedule>();
        services.AddSingleton<Notifier>();
    }

    /// <summary>From here on every change of mail is told to those who subscribed.</summary>
    public static void UseNotifications(this WebApplication app) =>
        app.Services.GetRequiredService<Tenant>().MailChanged = app.Services.GetRequiredService<Notifier>().Observe;
}
