using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>What befalls the team, its people and their messages.</summary>
internal static class TeamNewsRoutes
{
    public static void MapTeamNews(this IEndpointRouteBuilder control)
    {
        Map("/channels", (services, wanted, cancellation) => services.GetRequiredService<TeamNews>().TellOfChannelAsync(wanted, cancellation));
        Map("/team", (services, wanted, cancellation) => services.GetRequiredService<TeamNews>().TellOfTeamAsync(wanted, cancellation));
        Map("/people/join", (services, wanted, cancellation) => services.GetRequiredService<TeamNews>().TellOfMemberAsync(wanted, joins: true, cancellation));
        Map("/people/leave", (services, wanted, cancellation) => services.GetRequiredService<TeamNews>().TellOfMemberAsync(wanted, joins: false, cancellation));
        Map("/edits", (services, wanted, cancellation) => services.GetRequiredService<MessageNews>().EditAsync(wanted, cancellation));
        Map("/deletions", (services, wanted, cancellation) => services.GetRequiredService<MessageNews>().DeleteAsync(wanted, cancellation));
        Map("/reactions", (services, wanted, cancellation) => services.GetRequiredService<MessageNews>().ReactAsync(wanted, cancellation));
        Map("/uninstall", (services, wanted, cancellation) => services.GetRequiredService<Installation>().RemoveAsync(wanted, cancellation));
        Map("/upgrade", (services, wanted, cancellation) => services.GetRequiredService<Installation>().UpgradeAsync(wanted, cancellation));
        control.MapPost("/groupchats", ChatAsync);
        control.MapPost("/groups", GroupAsync);

        void Map(string path, Func<IServiceProvider, JsonObject, CancellationToken, Task> act) => control.MapPost(path, async (HttpRequest request) =>
        {
            await act(request.HttpContext.RequestServices, await request.ReadObjectAsync("BadRequest"), request.HttpContext.RequestAborted);
            return new JsonObject();
        });
    }

    private static async Task<JsonObject> ChatAsync(HttpRequest request, Installation installation)
    {
        var wanted = await request.ReadObjectAsync("BadRequest");
        return new JsonObject { ["id"] = await installation.AddToChatAsync(wanted, request.HttpContext.RequestAborted) };
    }

    private static async Task<JsonObject> GroupAsync(HttpRequest request, Tenant tenant)
    {
        var wanted = await request.ReadObjectAsync("BadRequest");
        lock (tenant.Gate) tenant.Groups.Set(wanted.Text("id") ?? "", [.. (wanted["members"] as JsonArray ?? []).Select(id => id?.ToString() ?? "")]);
        return [];
    }
}
