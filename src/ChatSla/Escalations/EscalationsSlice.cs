namespace ChatSla.Escalations;

/// <summary>Managers are told.</summary>
public static class EscalationsSlice
{
    public static void AddEscalations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Alerts>();
        builder.Services.AddSingleton<LoopAlarm>();
        builder.Services.AddSingleton<CopiesHint>();
    }
}
