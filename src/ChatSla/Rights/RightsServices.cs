namespace ChatSla.Rights;

/// <summary>Who may do what.</summary>
public static class RightsServices
{
    public static void AddRights(this IHostApplicationBuilder builder, RightsBook book)
    {
        builder.Services.AddSingleton(book);
        builder.Services.AddSingleton<GroupMembers>();
        builder.Services.AddSingleton<Roles>();
        builder.Services.AddSingleton<DecisionLog>();
        builder.Services.AddSingleton<Permits>();
    }
}
