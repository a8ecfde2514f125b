namespace ChatSla.Audit;

/// <summary>Whether all that is stored says what the journal says: looked at every night, and by "chatsla audit".</summary>
public static class AuditSlice
{
    public static void AddAudit(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditRun>();
        builder.Services.AddSingleton<AuditAlarm>();
        builder.Services.AddHostedService<NightlyAudit>();
    }
}
