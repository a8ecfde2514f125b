using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What people say to the bot outside channels, and look for from the box in which they write.</summary>
public sealed partial class World
{
    /// <summary>Somebody writes to the bot alone; what it answers.</summary>
    public async Task<Said> AskInPersonAsync(Staff person, string text, string locale = "en-GB") =>
        Assert.Single(await SayAsync(new JsonObject { ["as"] = person.Id, ["personal"] = true, ["text"] = text, ["locale"] = locale }, () => ChatOfAsync(person)));

    /// <summary>Somebody mentions the bot in the group chat; what it answers.</summary>
    public async Task<Said> AskInGroupAsync(Staff person, string text) =>
        Assert.Single(await SayAsync(new JsonObject { ["as"] = person.Id, ["chatId"] = await GroupIdAsync(), ["text"] = $"@ChatSla {text}" }, GroupAsync));

    /// <summary>Something is said without the bot's name where it may read along; what it answers.</summary>
    public async Task<IReadOnlyList<Said>> OverhearAsync(Staff person, string text, bool inGroup) => await SayAsync(
        inGroup ? new JsonObject { ["as"] = person.Id, ["chatId"] = await GroupIdAsync(), ["heard"] = true, ["text"] = text } : new JsonObject { ["as"] = person.Id, ["channelId"] = WorldSettings.SupportChannel, ["heard"] = true, ["text"] = text },
        inGroup ? GroupAsync : SupportAsync);

    /// <summary>Somebody writes below a query's card; what the bot answers there.</summary>
    public async Task<Said> AskInThreadAsync(Staff person, Guid query, string text)
    {
        var thread = (await CardOf(query)).ConversationId.Split(";messageid=")[1];
        return Assert.Single(await SayAsync(new JsonObject { ["as"] = person.Id, ["channelId"] = WorldSettings.SupportChannel, ["threadId"] = thread, ["text"] = $"@ChatSla {text}" }, SupportAsync));
    }

    /// <summary>Presses a button that sends what it carries; what the bot answers.</summary>
    public async Task<Said> PressAsync(Staff person, Said said, string title)
    {
        var before = (await EverywhereAsync()).Select(message => message.Id).ToHashSet();
        await PostAsync("control/clicks", new JsonObject
        {
            ["as"] = person.Id,
            ["conversationId"] = said.ConversationId,
            ["activityId"] = said.Id,
            ["action"] = new JsonObject { ["type"] = "Action.Submit", ["data"] = said.AllButtons.First(button => button.Title == title).Action["data"]!.DeepClone() },
        });
        await IdleAsync();
        return Assert.Single(await EverywhereAsync(), message => message.IsByBot && !before.Contains(message.Id) && message.ConversationId == said.ConversationId);
    }

    /// <summary>Presses the button of a message that opens a dialog.</summary>
    public Task<ClickAnswer> OpenOfferedAsync(Staff person, Guid query, Said offered) => DialogAsync("fetch", person, query, offered.AllButtons[0].Action["data"]!.DeepClone().AsObject());

    public async Task<IReadOnlyList<Said>> ChatOfAsync(Staff person)
    {
        var chat = (await AskAsync("control/teams"))["personal"]!.AsArray().Single(one => (string)one!["aadObjectId"]! == person.Id)!;
        return Said(chat);
    }

    public async Task<IReadOnlyList<Said>> GroupAsync() => [.. (await AskAsync("control/teams"))["groupChats"]!.AsArray().SelectMany(chat => Said(chat!))];

    /// <summary>What the message extension answers.</summary>
    public async Task<JsonObject> SearchAsync(Staff person, string words, int skip = 0, int count = 25)
    {
        var answer = await PostAsync("control/search", new JsonObject { ["as"] = person.Id, ["channelId"] = WorldSettings.SupportChannel, ["words"] = words, ["skip"] = skip, ["count"] = count });
        Assert.Equal(200, (int)answer["status"]!);
        return answer["body"]!["composeExtension"]!.AsObject();
    }

    /// <summary>The chat of Ada, Bo and Mia with the bot, which is begun when somebody first writes in it.</summary>
    private async Task<string> GroupIdAsync()
    {
        if ((await AskAsync("control/teams"))["groupChats"]!.AsArray() is [{ } chat, ..]) return (string)chat["id"]!;

        var id = (string)(await PostAsync("control/groupchats", new JsonObject { ["people"] = new JsonArray(Staff.Bo.Id, Staff.Ada.Id, Staff.Mia.Id) }))["id"]!;
        await IdleAsync();
        return id;
    }

    private async Task<IReadOnlyList<Said>> EverywhereAsync()
    {
        var all = new List<Said>(await GroupAsync());
        foreach (var chat in (await AskAsync("control/teams"))["personal"]!.AsArray()) all.AddRange(Said(chat!));
        foreach (var channel in new[] { WorldSettings.GeneralChannel, WorldSettings.SupportChannel, WorldSettings.ManagersChannel }) all.AddRange(await ChannelAsync(channel));
        return all;
    }

    private async Task<IReadOnlyList<Said>> SayAsync(JsonObject post, Func<Task<IReadOnlyList<Said>>> place)
    {
        var before = (await place()).Select(message => message.Id).ToHashSet();
        await PostAsync("control/posts", post);
        await IdleAsync();
        return [.. (await place()).Where(message => message.IsByBot && !before.Contains(message.Id))];
    }

    private static IReadOnlyList<Said> Said(JsonNode chat) => [.. chat["messages"]!.AsArray().Select(message => new Said(message!.AsObject(), (string)(chat["conversationId"] ?? chat["id"])!))];
}
