namespace ChatSla.Search;

/// <summary>The message extension: queries are found from the box in which people write.</summary>
public static class SearchSlice
{
    public static void AddSearch(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<SearchQueries>();
}
