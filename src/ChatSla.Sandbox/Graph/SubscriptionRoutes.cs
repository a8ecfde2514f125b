using System.Text.Json.Nodes;
using ChatSla.Sandbox.Notifications;

namespace ChatSla.Sandbox.Graph;

/// <summary>Asking to be told of changes.</summary>
internal static class SubscriptionRoutes
{
    public static void MapSubscriptions(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("/subscriptions", List);
        graph.MapPost("/subscriptions", MakeAsync);
        graph.MapGet("/subscriptions/{id}", Show);
        graph.MapPatch("/subscriptions/{id}", RenewAsync);
        graph.MapDelete("/subscriptions/{id}", Remove);
        graph.MapPost("/subscriptions/{id}/reauthorize", Reauthorize);
    }

    private static IResult List(GraphRequest request, SubscriptionDesk desk) =>
        GraphAnswer.Ok(new JsonObject { ["value"] = desk.List() }.WithContext(request, "subscriptions"));

    private static async Task<IResult> MakeAsync(GraphRequest request, SubscriptionDesk desk)
    {
        var content = await request.Http.ReadObjectAsync("BadRequest");
        var made = await desk.MakeAsync(content, request.Preferences.ImmutableIds, request.Http.HttpContext.RequestAborted);
        return GraphAnswer.Created(Entity(request, made));
    }

    private static IResult Show(string id, GraphRequest request, SubscriptionDesk desk) => GraphAnswer.Ok(Entity(request, desk.Show(id)));

    private static async Task<IResult> RenewAsync(string id, GraphRequest request, SubscriptionDesk desk)
    {
        var content = await request.Http.ReadObjectAsync("BadRequest");
        return GraphAnswer.Ok(Entity(request, await desk.RenewAsync(id, content, request.Http.HttpContext.RequestAborted)));
    }

    private static IResult Remove(string id, SubscriptionDesk desk)
    {
        desk.Remove(id);
        return Results.NoContent();
    }

    private static IResult Reauthorize(string id, SubscriptionDesk desk)
    {
        desk.Reauthorize(id);
        return Results.NoContent();
    }

    private static JsonObject Entity(GraphRequest request, JsonObject subscription) =>
        subscription.WithContext(request, "subscriptions/$entity");
}
