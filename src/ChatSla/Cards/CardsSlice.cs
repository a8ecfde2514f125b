using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>One live card a query and channel.</summary>
public static class CardsSlice
{
    public static void AddCards(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CardViewers>();
        builder.Services.AddSingleton<CardViews>();
        builder.Services.AddSingleton<CardPublisher>();
        builder.Services.AddSingleton<CardOrphans>();
        builder.Services.AddSingleton<CardOrder>();
        builder.Services.AddSingleton<LiveCard>();
        builder.Services.AddSingleton<MovedCards>();
        builder.Services.AddSingleton<DeadChannels>();
        builder.Services.AddSingleton<IDueWork, CardSweep>();
    }
}
