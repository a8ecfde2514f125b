using System.Text.Json.Nodes;
using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>What happens to the team and its channels, and what Teams tells the bot of it.</summary>
internal sealed class TeamNews(Tenant tenant, ActivityComposer composer, ProgramDoor program, EventHub events)
{
    /// <summary>created, renamed, deleted or restored. What is created is added, unless it is there.</summary>
    public Task TellOfChannelAsync(JsonObject wanted, CancellationToken cancellation)
    {
        JsonObject told;
        lock (tenant.Gate)
        {
            var channel = tenant.Teams.Channels.Find(one => one.Id == wanted.Text("channelId"))
                ?? Created(wanted)
                ?? throw new HttpProblem(404, "NoChannel", $"There is no channel '{wanted.Text("channelId")}'.");
            channel.Name = wanted.Text("name") ?? channel.Name;
            if (wanted.Text("event") == "deleted") channel.IsDeleted = true;
            if (wanted.Text("event") == "restored") channel.IsDeleted = false;
            told = Update($"channel{Capital(wanted.Text("event"))}");
            told["channelData"]!["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        }

        return TellAsync(told, cancellation);
    }

    /// <summary>renamed, archived, unarchived, deleted, hardDeleted or restored.</summary>
    public Task TellOfTeamAsync(JsonObject wanted, CancellationToken cancellation)
    {
        JsonObject told;
        lock (tenant.Gate)
        {
            if (wanted.Text("event") is "archived" or "deleted" or "hardDeleted") tenant.Teams.IsGone = true;
            if (wanted.Text("event") is "unarchived" or "restored") tenant.Teams.IsGone = false;
            told = Update($"team{Capital(wanted.Text("event"))}");
            if (wanted.Text("name") is { } name) told["channelData"]!["team"]!["name"] = name;
        }

        return TellAsync(told, cancellation);
    }

    /// <summary>A person joins the team or leaves it.</summary>
    public Task TellOfMemberAsync(JsonObject wanted, bool joins, CancellationToken cancellation)
    {
        JsonObject told;
        var person = wanted.Actor();
        lock (tenant.Gate)
        {
            tenant.Teams.Members.Remove(person);
            if (joins) tenant.Teams.Members.Add(person);
            told = Update(joins ? "teamMemberAdded" : "teamMemberRemoved");
            told[joins ? "membersAdded" : "membersRemoved"] = new JsonArray(new JsonObject { ["id"] = person.TeamsId, ["aadObjectId"] = person.AadObjectId });
        }

        return TellAsync(told, cancellation);
    }

    private TeamsChannel? Created(JsonObject wanted)
    {
        if (wanted.Text("event") != "created" || wanted.Text("channelId") is not { Length: > 0 } id) return null;

        var added = new TeamsChannel(id, wanted.Text("name") ?? id);
        tenant.Teams.Channels.Add(added);
        return added;
    }

    private JsonObject Update(string eventType)
    {
        var update = composer.ComposeForTeam("conversationUpdate", Contoso.Mia);
        update["channelData"]!["eventType"] = eventType;
        return update;
    }

    private async Task TellAsync(JsonObject activity, CancellationToken cancellation)
    {
        events.Publish(SandboxEvent.Teams);
        await program.DeliverAsync(activity, cancellation);
    }

    private static string Capital(string? word) => word is { Length: > 0 } ? char.ToUpperInvariant(word[0]) + word[1..] : throw new HttpProblem(400, "NoEvent", "Say which event.");
}
