using ChatSla.Time;

namespace ChatSla.Turns;

/// <summary>Amber and red, at their instants.</summary>
public static class TurnsSlice
{
    public static void AddTurns(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IDueWork, TurnWatch>();
    }
}
