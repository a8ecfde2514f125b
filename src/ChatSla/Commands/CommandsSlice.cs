namespace ChatSla.Commands;

/// <summary>What people ask the bot in words.</summary>
public static class CommandsSlice
{
    public static void AddCommands(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenQueries>();
        builder.Services.AddSingleton<FindQueries>();
        builder.Services.AddSingleton<WhoIsOn>();
        builder.Services.AddSingleton<GoAway>();
        builder.Services.AddSingleton<SpeakLanguage>();
        builder.Services.AddSingleton<IgnoredMail>();
        builder.Services.AddSingleton<WatchMailbox>();
        builder.Services.AddSingleton<AnswerCommand>();
    }
}
