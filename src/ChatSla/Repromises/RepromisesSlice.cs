namespace ChatSla.Repromises;

public static class RepromisesSlice
{
    public static void AddRepromises(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<SwitchedOff>();
}
