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

    /// <summary>The bot is added to a chat of the people given.</summary>
    public async Task<string> AddToChatAsync(JsonObject wanted, CancellationToken cancellation)
    {
        List<JsonObject> activities;
        GroupChat chat;
        lock (tenant.Gate)
        {
            chat = tenant.Teams.StartChat([.. (wanted["people"] as JsonArray ?? []).Select(id => Contoso.FindPerson(id?.ToString()) ?? throw new HttpProblem(404, "NoPerson", "Nobody is known like that."))]);
            activities =
            [
                Acted(composer.Compose("installationUpdate", chat.People[0], chat.Conversation, $"f:{Guid.NewGuid()}"), "add"),
                Joined(composer.Compose("conversationUpdate", chat.People[0], chat.Conversation, $"f:{Guid.NewGuid()}")),
            ];
        }

        foreach (var activity in activities) await program.DeliverAsync(activity, cancellation);
        return chat.Conversation.Id;
    }

    /// <summary>The app is taken out of the team, or out of the chat of the person named. Teams says so twice.</summary>
    public async Task RemoveAsync(JsonObject wanted, CancellationToken cancellation)
    {
        List<JsonObject> activities;
        lock (tenant.Gate)
        {
            if (wanted.Has("as")) activities = [FromChat("installationUpdate", wanted.Actor()), FromChat("conversationUpdate", wanted.Actor())];
            else activities = [composer.ComposeForTeam("installationUpdate", Contoso.Mia), composer.ComposeForTeam("conversationUpdate", Contoso.Mia)];
            tenant.Teams.IsWithoutApp |= !wanted.Has("as");
        }

        Acted(activities[0], "remove");
        activities[1]["membersRemoved"] = new JsonArray(ActivityComposer.Bot());
        foreach (var activity in activities) await program.DeliverAsync(activity, cancellation);
    }

    /// <summary>A newer version of the app takes the place of the old one in the team.</summary>
    public async Task UpgradeAsync(JsonObject wanted, CancellationToken cancellation)
    {
        foreach (var action in new[] { "remove-upgrade", "add-upgrade" })
            await program.DeliverAsync(Acted(composer.ComposeForTeam("installationUpdate", Contoso.Mia), action), cancellation);
    }

    private JsonObject FromChat(string type, Person person) => composer.Compose(type, person, tenant.Teams.PersonalOf(person), $"f:{Guid.NewGuid()}");

    private IEnumerable<JsonObject> InTeam()
    {
        tenant.Teams.IsWithoutApp = false;
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

    private static JsonObject Added(JsonObject activity) => Acted(activity, "add");

    private static JsonObject Acted(JsonObject activity, string action)
    {
        activity["action"] = action;
        return activity;
    }

    private static JsonObject Joined(JsonObject activity)
    {
        activity["membersAdded"] = new JsonArray(ActivityComposer.Bot());
        return activity;
    }
}
