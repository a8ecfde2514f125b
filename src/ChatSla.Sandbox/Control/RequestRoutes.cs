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
        control.MapPost("/requests", ChangeAsync);
        control.MapGet("/requests/recorded", (RequestRecord record) => record.ToJson());
    }

    /// <summary>"reset" forgets what was counted and recorded, "record" begins or ends the recording.</summary>
    private static async Task<JsonObject> ChangeAsync(HttpRequest request, RequestCounts counts, RequestRecord record)
    {
        var order = await request.ReadObjectAsync("BadRequest");
        if (order["record"] is not null) record.IsOn = order.Flag("record");
        if (order.Flag("reset"))
        {
            counts.Reset();
            record.Clear();
        }

        return counts.ToJson();
    }
}
