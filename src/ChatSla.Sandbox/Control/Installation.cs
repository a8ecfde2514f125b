using System.Text.Json.Nodes;
using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>The app is added to the team, with Support as its channel, and to every person. Teams says so twice each time.</summary>
internal sealed class Installation(Tenant tenant, ActivityComposer composer, ProgramDoor program)
{
    /// <summary>Returns how many activities the program got.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        List<JsonObject> activities;
        lock (tenant.Gate) activities = [.. InTeam(), .. Contoso.People.SelectMany(InPerson)];

        foreach (var activity in activities) await program.DeliverAsync(activity, cancellation);
        return activities.Count;
    }

    private IEnumerable<JsonObject> InTeam()
    {
        var installed = Added(composer.ComposeForTeam("installationUpdate", Contoso.Mia));
        installed["channelData"]!["settings"] = new JsonObject
        {
            ["selectedChannel"] = new JsonObject { ["id"] = Contoso.SupportChannelId },
        };
        yield return installed;

        var joined = Joined(composer.ComposeForTeam("conversationUpdate", Contoso.Mia));
        joined["channelData"]!["eventType"] = "teamMemberAdded";
        yield return joined;
    }

    private IEnumerable<JsonObject> InPerson(Person person)
    {
        var chat = tenant.Teams.PersonalOf(person);
        yield return Added(composer.Compose("installationUpdate", person, chat, $"f:{Guid.NewGuid()}"));
        yield return Joined(composer.Compose("conversationUpdate", person, chat, $"f:{Guid.NewGuid()}"));
    }

    private static JsonObject Added(JsonObject activity)
    {
        activity["action"] = "add";
        return activity;
    }

    private static JsonObject Joined(JsonObject activity)
    {
        activity["membersAdded"] = new JsonArray(ActivityComposer.Bot());
        return activity;
    }
}
