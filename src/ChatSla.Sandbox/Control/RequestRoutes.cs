using System.Text.Json.Nodes;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>What the program has asked of Graph.</summary>
internal static class RequestRoutes
{
    public static void MapRequests(this IEndpointRouteBuilder control)
    {
        control.MapGet("/requests", (RequestCounts counts) => counts.ToJson());
        control.MapPost("/requests", ResetAsync);
    }

    private static async Task<JsonObject> ResetAsync(HttpRequest request, RequestCounts counts)
    {
        if ((await request.ReadObjectAsync("BadRequest")).Flag("reset")) counts.Reset();
        return counts.ToJson();
    }
}
