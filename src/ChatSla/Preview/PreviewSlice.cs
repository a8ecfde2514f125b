namespace ChatSla.Preview;

/// <summary>What would be: by when a mail would be due, and when a calendar is open.</summary>
public static class PreviewSlice
{
    public static void AddPreview(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<AnswerPreview>();
}
