using ChatSla.Time;

namespace ChatSla.Watchdog;

/// <summary>The bot watches itself: whether it sees the mailboxes, and how long it may.</summary>
public static class WatchdogSlice
{
    public static void AddWatchdog(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BlindAlerts>();
        builder.Services.AddSingleton<CredentialWatch>();
        builder.Services.AddSingleton<ParkedWatch>();
        builder.Services.AddHostedService<MailProbe>();
        builder.Services.AddSingleton<IDueWork, MailboxWatchdog>();
        builder.Services.AddSingleton<IDueWork>(services => services.GetRequiredService<CredentialWatch>());
        builder.Services.AddSingleton<IDueWork>(services => services.GetRequiredService<ParkedWatch>());
    }
}
