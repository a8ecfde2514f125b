namespace ChatSla.Sandbox.Connector;

/// <summary>The Bot Connector of Teams, which the program sends to.</summary>
internal static class ConnectorService
{
    public const string Root = "/connector";

    public static void AddConnector(this IServiceCollection services)
    {
        services.AddSingleton<ConnectorLimits>();
        services.AddSingleton<ConversationRoutes>();
        services.AddSingleton<RosterRoutes>();
    }

    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        var connector = routes.MapGroup(Root);
        routes.ServiceProvider.GetRequiredService<ConversationRoutes>().Map(connector);
        routes.ServiceProvider.GetRequiredService<RosterRoutes>().Map(connector);
        connector.Map("{**rest}", Refuse);
    }

    private static IResult Refuse() => throw new HttpProblem(404, "NotFound", "There is no such operation.");
}
