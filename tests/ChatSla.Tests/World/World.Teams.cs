using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What people see and do in Teams.</summary>
public sealed partial class World
{
    /// <summary>The query's one live card. There must be exactly one.</summary>
    public async Task<Said> CardOf(Guid query) => Assert.Single(await CardsOf(query));

    public async Task<IReadOnlyList<Said>> CardsOf(Guid query) => [.. (await SupportAsync()).Where(message => message.LiveCardOf == query)];

    /// <summary>What the bot said below the query's card.</summary>
    public async Task<IReadOnlyList<Said>> ThreadOf(Guid query)
    {
        var card = await CardOf(query);
        return [.. (await SupportAsync()).Where(message => message.ConversationId == card.ConversationId && message.Id != card.Id && message.IsByBot)];
    }

    /// <summary>Everything in the team's channel, thread by thread.</summary>
    public Task<IReadOnlyList<Said>> SupportAsync() => ChannelAsync(WorldSettings.SupportChannel);

    public Task<IReadOnlyList<Said>> ManagersAsync() => ChannelAsync(WorldSettings.ManagersChannel);

    public async Task<ClickAnswer> ClickAsync(Staff person, Guid query, string verb)
    {
        var card = await CardOf(query);
        return await ClickAsync(person, card, query, verb);
    }

    /// <summary>A click on a card as it was when somebody looked at it.</summary>
    public async Task<ClickAnswer> ClickAsync(Staff person, Said card, Guid query, string verb) => new(await PostAsync("control/clicks", new JsonObject
    {
        ["as"] = person.Id,
        ["conversationId"] = card.ConversationId,
        ["activityId"] = card.Id,
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = new JsonObject { ["query"] = query.ToString() } },
    }));

    /// <summary>Opens one of the card's dialogs: answer, escalate or close.</summary>
    public Task<ClickAnswer> OpenDialogAsync(Staff person, Guid query, string dialog) =>
        DialogAsync("fetch", person, query, new JsonObject { ["query"] = query.ToString(), ["dialog"] = dialog });

    public Task<ClickAnswer> SubmitAsync(Staff person, Guid query, ClickAnswer dialog, string input, string text) => SubmitAsync(person, query, dialog, (input, text));

    public Task<ClickAnswer> SubmitAsync(Staff person, Guid query, ClickAnswer dialog, params (string Input, string Text)[] typed)
    {
        var data = dialog.FormData;
        foreach (var (input, text) in typed) data[input] = input == "fill" ? true : text;
        return DialogAsync("submit", person, query, data);
    }

    /// <summary>Presses a line or button of a dialog that is open.</summary>
    public Task<ClickAnswer> PressAsync(Staff person, Guid query, ClickAnswer dialog, string title) => DialogAsync("submit", person, query, dialog.DataOf(title));

    /// <summary>A click with the data that stood in the card.</summary>
    public async Task<ClickAnswer> ClickAsync(Staff person, Said card, string verb, JsonObject data) => new(await PostAsync("control/clicks", new JsonObject
    {
        ["as"] = person.Id,
        ["conversationId"] = card.ConversationId,
        ["activityId"] = card.Id,
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() },
    }));

    /// <summary>A click in a client that knows no universal actions: it comes as a message.</summary>
    public Task SubmitOldAsync(Staff person, Said card, JsonObject data) => PostAsync("control/clicks", new JsonObject
    {
        ["as"] = person.Id,
        ["conversationId"] = card.ConversationId,
        ["activityId"] = card.Id,
        ["action"] = new JsonObject { ["type"] = "Action.Submit", ["data"] = data.DeepClone() },
    });

    /// <summary>Opens the answer dialog, writes and sends. The answer may still be on its way.</summary>
    public async Task<ClickAnswer> AnswerAsync(Staff person, Guid query, string text) =>
        await SubmitAsync(person, query, await OpenDialogAsync(person, query, "answer"), "text", text);

    /// <summary>As <see cref="AnswerAsync"/>, from the query's card in another channel.</summary>
    public async Task<ClickAnswer> AnswerInAsync(string channel, Staff person, Guid query, string text)
    {
        var card = await CardIn(channel, query);
        var dialog = await DialogAsync("fetch", person, card, new JsonObject { ["query"] = query.ToString(), ["dialog"] = "answer" });
        var data = dialog.FormData;
        data["text"] = text;
        return await DialogAsync("submit", person, card, data);
    }

    public async Task<ClickAnswer> EscalateAsync(Staff person, Guid query, string reason) =>
        await SubmitAsync(person, query, await OpenDialogAsync(person, query, "escalate"), "reason", reason);

    /// <summary>Somebody writes to the bot in the team's channel; what it answers there.</summary>
    public async Task<Said> AskInChannelAsync(Staff person, string text, string channel = WorldSettings.SupportChannel)
    {
        await PostAsync("control/posts", new JsonObject { ["as"] = person.Id, ["channelId"] = channel, ["text"] = $"@ChatSla {text}" });
        await IdleAsync();
        var thread = (await ChannelAsync(channel)).Last(message => !message.IsByBot).ConversationId;
        return Assert.Single(await ChannelAsync(channel), message => message.ConversationId == thread && message.IsByBot);
    }

    /// <summary>Delivers an activity as Teams would, signed.</summary>
    public async Task<ClickAnswer> DeliverAsync(JsonObject activity) => new(await PostAsync("control/activities", activity));

    /// <summary>An activity as Teams writes it, from a member of staff in the team's channel.</summary>
    public JsonObject Activity(string type, Staff from, string? conversationId = null) => new()
    {
        ["type"] = type,
        ["id"] = $"f:{Guid.NewGuid()}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = $"{sandbox.Address}/connector/",
        ["from"] = new JsonObject { ["id"] = $"29:1{from.Id}", ["name"] = from.Name, ["aadObjectId"] = from.Id },
        ["recipient"] = new JsonObject { ["id"] = $"28:{WorldSettings.BotAppId}", ["name"] = "ChatSla" },
        ["conversation"] = new JsonObject
        {
            ["id"] = conversationId ?? WorldSettings.SupportChannel,
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = WorldSettings.TenantId,
        },
    };

    /// <summary>Somebody with the rights takes the card's message away.</summary>
    public async Task DeleteAsync(Said message)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Delete, $"connector/v3/conversations/{Uri.EscapeDataString(message.ConversationId)}/activities/{message.Id}");
        request.Headers.Authorization = await SignInAsync("https://api.botframework.com");
        using var answer = await http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Leaves a second message with the same card in the channel, as a crash between posting and noting it does.</summary>
    public async Task LeaveCopyAsync(Said card)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "connector/v3/conversations");
        request.Headers.Authorization = await SignInAsync("https://api.botframework.com");
        request.Content = JsonContent.Create(new JsonObject
        {
            ["isGroup"] = true,
            ["tenantId"] = WorldSettings.TenantId,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = WorldSettings.SupportChannel } },
            ["activity"] = ChatSla.Teams.Messages.Card(card.Card!.DeepClone().AsObject(), "left over"),
        });
        using var answer = await http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Somebody opens the team's channel, and the client refreshes the cards it shows.</summary>
    public Task LookIntoChannelAsync(Staff person) =>
        PostAsync("control/refresh", new JsonObject { ["as"] = person.Id, ["channelId"] = WorldSettings.SupportChannel });

    private async Task<ClickAnswer> DialogAsync(string step, Staff person, Guid query, JsonObject data) => await DialogAsync(step, person, await CardOf(query), data);

    private async Task<ClickAnswer> DialogAsync(string step, Staff person, Said card, JsonObject data) =>
        new(await PostAsync($"control/dialogs/{step}", new JsonObject
        {
            ["as"] = person.Id,
            ["conversationId"] = card.ConversationId,
            ["activityId"] = card.Id,
            ["data"] = data,
        }));

    private async Task<IReadOnlyList<Said>> ChannelAsync(string id)
    {
        var channel = (await AskAsync("control/teams"))["channels"]!.AsArray().Single(channel => (string)channel!["id"]! == id)!;
        return [.. channel["threads"]!.AsArray().SelectMany(thread => thread!["messages"]!.AsArray()
            .Select(message => new Said(message!.AsObject(), (string)thread["conversationId"]!)))];
    }
}
