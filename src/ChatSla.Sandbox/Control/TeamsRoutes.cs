using System.Text.Json.Nodes;
using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>What people do in Teams: look, write, press buttons, fill in dialogs, install the app.</summary>
internal static class TeamsRoutes
{
    public static void MapTeams(this IEndpointRouteBuilder control)
    {
        control.MapGet("/teams", Show);
        control.MapGet("/connector", (ConnectorLimits limits) => limits.ToJson());
        control.MapPost("/connector", ResetAsync);
        control.MapPost("/posts", PostAsync);
        control.MapPost("/clicks", ClickAsync);
        control.MapPost("/dialogs/fetch", (HttpRequest request, CardActions actions) => AskDialogAsync(request, actions, "task/fetch"));
        control.MapPost("/dialogs/submit", (HttpRequest request, CardActions actions) => AskDialogAsync(request, actions, "task/submit"));
        control.MapPost("/search", SearchAsync);
        control.MapPost("/insertions", InsertAsync);
        control.MapPost("/refresh", RefreshAsync);
        control.MapPost("/install", InstallAsync);
        control.MapPost("/activities", DeliverAsync);
    }

    public static JsonObject Show(Tenant tenant)
    {
        lock (tenant.Gate) return tenant.Teams.ToJson();
    }

    /// <summary>"reset" forgets what has reached the connector.</summary>
    private static async Task<JsonObject> ResetAsync(HttpRequest request, ConnectorLimits limits)
    {
        if ((await request.ReadObjectAsync("BadRequest")).Flag("reset")) limits.Reset();
        return limits.ToJson();
    }

    private static async Task<IResult> PostAsync(HttpRequest request, PeoplePosts posts)
    {
        var post = await request.ReadObjectAsync("BadRequest");
        var id = await posts.WriteAsync(post, request.HttpContext.RequestAborted);
        return Results.Json(new JsonObject { ["id"] = id }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<JsonObject> ClickAsync(HttpRequest request, CardActions actions)
    {
        var click = await request.ReadObjectAsync("BadRequest");
        return (await actions.ClickAsync(click, request.HttpContext.RequestAborted)).ToJson();
    }

    private static async Task<JsonObject> SearchAsync(HttpRequest request, CardActions actions)
    {
        var search = await request.ReadObjectAsync("BadRequest");
        return (await actions.SearchAsync(search, request.HttpContext.RequestAborted)).ToJson();
    }

    private static async Task<IResult> InsertAsync(HttpRequest request, CardActions actions, EventHub events)
    {
        var id = actions.Insert(await request.ReadObjectAsync("BadRequest"));
        events.Publish(SandboxEvent.Teams);
        return Results.Json(new JsonObject { ["id"] = id }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<JsonObject> AskDialogAsync(HttpRequest request, CardActions actions, string name)
    {
        var dialog = await request.ReadObjectAsync("BadRequest");
        return (await actions.AskDialogAsync(name, dialog, request.HttpContext.RequestAborted)).ToJson();
    }

    /// <summary>An activity as it is given, signed: what Teams sends that nobody's click or post makes here. {"activity", "serviceUrl"}: signed for that address.</summary>
    private static async Task<JsonObject> DeliverAsync(HttpRequest request, ProgramDoor program)
    {
        var wanted = await request.ReadObjectAsync("BadRequest");
        if (wanted["activity"] is JsonObject moved) return (await program.PostAsync(moved, wanted.Text("serviceUrl") ?? "", request.HttpContext.RequestAborted)).ToJson();

        return (await program.PostAsync(wanted, request.HttpContext.RequestAborted)).ToJson();
    }

    private static async Task<JsonObject> RefreshAsync(HttpRequest request, CardActions actions)
    {
        var opened = await request.ReadObjectAsync("BadRequest");
        return new JsonObject { ["refreshed"] = await actions.RefreshAsync(opened, request.HttpContext.RequestAborted) };
    }

    private static async Task<JsonObject> InstallAsync(Installation installation, CancellationToken cancellation) =>
        new() { ["sent"] = await installation.RunAsync(cancellation) };
}
