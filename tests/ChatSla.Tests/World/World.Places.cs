using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What befalls the team, its channels and its people.</summary>
public sealed partial class World
{
    public Task TellOfChannelAsync(string channel, string happened, string? name = null) =>
        TellAsync("channels", new JsonObject { ["channelId"] = channel, ["event"] = happened, ["name"] = name });

    public Task TellOfTeamAsync(string happened) => TellAsync("team", new JsonObject { ["event"] = happened });

    public Task LeaveTeamAsync(Staff person) => TellAsync("people/leave", new JsonObject { ["as"] = person.Id });

    public Task JoinTeamAsync(Staff person) => TellAsync("people/join", new JsonObject { ["as"] = person.Id });

    public Task UninstallAsync() => TellAsync("uninstall", []);

    public Task UpgradeAsync() => TellAsync("upgrade", []);

    /// <summary>The bot is put into the team.</summary>
    public Task InstallAsync() => TellAsync("install", []);

    public Task EditAsync(Staff person, Said message, string text) => TellAsync("edits", On(person, message, ("text", text)));

    public Task ReactAsync(Staff person, Said message, string type = "like") => TellAsync("reactions", On(person, message, ("type", type)));

    /// <summary>Somebody takes a message away, and Teams tells the bot so.</summary>
    public Task TakeAwayAsync(Staff person, Said message) => TellAsync("deletions", On(person, message));

    public async Task<string> StartChatAsync(params Staff[] people)
    {
        var chat = await PostAsync("control/groupchats", new JsonObject { ["people"] = new JsonArray([.. people.Select(person => (JsonNode?)person.Id)]) });
        await IdleAsync();
        return (string)chat["id"]!;
    }

    /// <summary>Somebody speaks to the bot in a chat of several; everything that stands in it then.</summary>
    public async Task<IReadOnlyList<Said>> AskInChatAsync(Staff person, string chat, string text)
    {
        await PostAsync("control/posts", new JsonObject { ["as"] = person.Id, ["chatId"] = chat, ["text"] = $"@ChatSla {text}" });
        await IdleAsync();
        return await ChatAsync(chat);
    }

    public async Task<IReadOnlyList<Said>> ChatAsync(string chat) =>
        Messages((await AskAsync("control/teams"))["groupChats"]!.AsArray().Single(one => (string)one!["id"]! == chat)!, chat);

    /// <summary>What stands in somebody's own chat with the bot.</summary>
    public async Task<IReadOnlyList<Said>> ChatWithAsync(Staff person)
    {
        var chat = (await AskAsync("control/teams"))["personal"]!.AsArray().Single(one => (string)one!["aadObjectId"]! == person.Id)!;
        return Messages(chat, (string)chat["conversationId"]!);
    }

    public Task<IReadOnlyList<string>> ServiceUrlsAsync() => ReadAsync(session => session.ListAsync<string>("SELECT DISTINCT service_url FROM conversations"));

    /// <summary>The ids of the requests that left outbox messages of that kind, the oldest first.</summary>
    public Task<IReadOnlyList<string?>> CorrelationsAsync(string kind) =>
        ReadAsync(session => session.ListAsync<string?>("SELECT correlation FROM outbox WHERE kind = @kind ORDER BY id", new { kind }));

    /// <summary>The sandbox's connector at another address.</summary>
    public string OtherServiceUrl => sandbox.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/connector/";

    /// <summary>An activity that the connector signs as coming from another address of its own.</summary>
    public async Task DeliverFromAsync(string serviceUrl, JsonObject activity)
    {
        activity["id"] = $"f:{Guid.NewGuid()}";
        await PostAsync("control/activities", new JsonObject { ["serviceUrl"] = serviceUrl, ["activity"] = activity.DeepClone() });
        await IdleAsync();
    }

    /// <summary>A click on a card that this test has not looked for: its channel may be gone.</summary>
    public async Task<ClickAnswer> ClickAnywhereAsync(Staff person, Guid query, string verb)
    {
        var invoke = Activity("invoke", person);
        invoke["name"] = "adaptiveCard/action";
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = new JsonObject { ["query"] = query.ToString() } },
        };
        return await DeliverAsync(invoke);
    }

    private static JsonObject On(Staff person, Said message, params IEnumerable<(string Name, string Value)> more)
    {
        var wanted = new JsonObject { ["as"] = person.Id, ["conversationId"] = message.ConversationId, ["activityId"] = message.Id };
        foreach (var (name, value) in more) wanted[name] = value;
        return wanted;
    }

    private static IReadOnlyList<Said> Messages(JsonNode place, string conversation) =>
        [.. place["messages"]!.AsArray().Select(message => new Said(message!.AsObject(), conversation))];

    private async Task TellAsync(string what, JsonObject wanted)
    {
        await PostAsync($"control/{what}", wanted);
        await IdleAsync();
    }
}
