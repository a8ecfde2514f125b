namespace ChatSla.Privacy;

/// <summary>What customers wrote is kept no longer than agreed, handed out on demand, and erased on demand. Figures stay.</summary>
public static class PrivacySlice
{
    public static void AddPrivacy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddHostedService<RetentionWatch>();
    }
}
