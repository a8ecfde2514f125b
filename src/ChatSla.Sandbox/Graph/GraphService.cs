namespace ChatSla.Sandbox.Graph;

/// <summary>Microsoft Graph v1.0, as far as mail goes.</summary>
internal static class GraphService
{
    public const string Root = "/v1.0";

    public static void AddGraph(this IServiceCollection services)
    {
        services.AddSingleton<SendDesk>();
        services.AddSingleton<DeltaRounds>();
        services.AddSingleton<DeltaPages>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<RequestCounts>();
        services.AddSingleton<RequestRecord>();
        services.AddSingleton<GraphLimits>();
        services.AddSingleton<MailboxAccess>();
    }

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        var graph = routes.MapGroup(Root);
        graph.MapFolders();
        graph.MapMessages();
        graph.MapAttachments();
        graph.MapDelta();
        graph.MapReplies();
        graph.MapSending();
        graph.MapSubscriptions();
        graph.MapBatch();
        graph.MapDirectory();
        graph.Map("{**rest}", (string? rest) => Refuse(rest));
    }

    private static IResult Refuse(string? rest) =>
        throw new HttpProblem(400, "BadRequest", $"Resource not found for the segment '{rest?.Split('/')[0]}'.");
}
