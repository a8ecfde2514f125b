namespace ChatSla.Sandbox.Graph;

/// <summary>Microsoft Graph v1.0, as far as mail goes.</summary>
internal static class GraphService
{
    public const string Root = "/v1.0";

    public static void AddGraph(this IServiceCollection services) => services.AddSingleton<SendDesk>().AddSingleton<DeltaRounds>();

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        var graph = routes.MapGroup(Root);
        graph.MapFolders();
        graph.MapMessages();
        graph.MapDelta();
        graph.MapReplies();
        graph.MapSending();
        graph.MapSubscriptions();
        graph.Map("{**rest}", (string? rest) => Refuse(rest));
    }

    private static IResult Refuse(string? rest) =>
        throw new HttpProblem(400, "BadRequest", $"Resource not found for the segment '{rest?.Split('/')[0]}'.");
}
