using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Escalations;

/// <summary>Whoever must know is told, and what somebody forgot returns to the channel.</summary>
public static class EscalationsSlice
{
    public static void AddEscalations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AlertPlan>();
        builder.Services.AddSingleton<IAlertClock>(services => services.GetRequiredService<AlertPlan>());
        builder.Services.AddSingleton<AlertPlaces>();
        builder.Services.AddSingleton<IDueWork, AlertWatch>();
        builder.Services.AddSingleton<AlertsInTeams>();
        builder.Services.AddSingleton<AlertsToPerson>();
        builder.Services.AddSingleton<AlertsByMail>();
        builder.Services.AddTransient<AlertsByWebhook>();
        builder.Services.AddSingleton<AlertDesk>();
        builder.Services.AddSingleton<AcknowledgeAlerts>();
        builder.Services.AddSingleton<RepaintAlerts>();
        builder.Services.AddSingleton<NoiseReport>();
        builder.Services.AddSingleton<IDueWork, NoiseWatch>();
        builder.Services.AddSingleton<Alerts>();
        builder.Services.AddSingleton<LoopAlarm>();
        builder.Services.AddSingleton<CopiesHint>();
    }
}
