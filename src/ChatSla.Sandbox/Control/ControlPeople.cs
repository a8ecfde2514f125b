using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>Who acts, and where: read from a control request.</summary>
internal static class ControlPeople
{
    public static Person Actor(this JsonObject request) =>
        Contoso.FindPerson(request.Text("as")) ?? throw new HttpProblem(404, "NoPerson", $"Nobody is known as '{request.Text("as")}'.");

    public static TeamsChannel ChannelOf(this Tenant tenant, JsonObject request) =>
        tenant.Teams.FindChannel(request.Text("channelId") ?? "")
        ?? throw new HttpProblem(404, "NoChannel", $"There is no channel '{request.Text("channelId")}'.");
}
