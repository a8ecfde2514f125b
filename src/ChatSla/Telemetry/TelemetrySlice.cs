namespace ChatSla.Telemetry;

/// <summary>OpenTelemetry, where the settings ask for it.</summary>
public static class TelemetrySlice
{
    /// <summary>Before everything that is started: what starts first ends last.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, TelemetrySettings settings)
    {
        if (!settings.IsOn) return;

        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<TelemetryService>();
    }
}
