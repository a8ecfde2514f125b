namespace ChatSla.Summaries;

/// <summary>Figures on request, and once a day.</summary>
public static class SummariesSlice
{
    public static void AddSummaries(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SummaryReader>();
        builder.Services.AddSingleton<PostSummary>();
        builder.Services.AddSingleton<DailySummaries>();
    }
}
