namespace ChatSla.Places;

/// <summary>What becomes of the places the bot is in.</summary>
public static class PlacesSlice
{
    public static void AddPlaces(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<PlaceNews>();
}
