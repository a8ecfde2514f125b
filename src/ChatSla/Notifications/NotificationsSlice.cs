using ChatSla.Graph;

namespace ChatSla.Notifications;

/// <summary>Graph announces changes, so that a mail need not wait for the next look.</summary>
public static class NotificationsSlice
{
    public static void AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISubscriptions, GraphSubscriptions>();
        builder.Services.AddSingleton<Subscriptions>();
        builder.Services.AddSingleton<KeeperSignals>();
        builder.Services.AddSingleton<ReaderNews>();
        builder.Services.AddSingleton<NotificationsEndpoint>();
        builder.Services.AddHostedService<SubscriptionKeeper>();
    }

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { NotificationsEndpoint.Path, NotificationsEndpoint.Lifecycle })
            routes.MapPost(path, (HttpRequest request, NotificationsEndpoint endpoint, CancellationToken cancellation) => endpoint.ReceiveAsync(request, cancellation));
    }
}
