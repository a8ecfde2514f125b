using System.Text.Json.Nodes;
using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>What a Teams client sends when a person presses a button, opens or submits a dialog, or opens a channel.</summary>
internal sealed class CardActions(Tenant tenant, SandboxClock clock, ActivityComposer composer, ProgramDoor program)
{
    public Task<ProgramAnswer> ClickAsync(JsonObject click, CancellationToken cancellation)
    {
        var (person, conversation, activityId) = Find(click);
        var action = click["action"] as JsonObject ?? throw new HttpProblem(400, "NoAction", "The click has no action.");

        return program.PostAsync(
            action.Text("type") == "Action.Submit"
                ? Submit(person, conversation, activityId, action)
                : Execute(person, conversation, activityId, action, click.Text("trigger") ?? "manual"),
            cancellation);
    }

    public Task<ProgramAnswer> AskDialogAsync(string name, JsonObject dialog, CancellationToken cancellation)
    {
        var (person, conversation, activityId) = Find(dialog);
        var value = new JsonObject
        {
            ["data"] = dialog["data"]?.DeepClone(),
            ["context"] = new JsonObject { ["theme"] = "default" },
        };
        return program.PostAsync(composer.ComposeInvoke(name, person, conversation, activityId, value), cancellation);
    }

    /// <summary>What the message extension finds, asked from the box in which a person writes.</summary>
    public Task<ProgramAnswer> SearchAsync(JsonObject search, CancellationToken cancellation)
    {
        var person = search.Actor();
        Conversation place;
        lock (tenant.Gate) place = search.Text("channelId") is null ? tenant.Teams.PersonalOf(person) : new Conversation(tenant.ChannelOf(search).Id);
        var words = search.Text("words") ?? "";
        return program.PostAsync(
            composer.ComposeInvoke("composeExtension/query", person, place, null, new JsonObject
            {
                ["commandId"] = "findQuery",
                ["parameters"] = new JsonArray(words.Length == 0
                    ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
                    : new JsonObject { ["name"] = "words", ["value"] = words }),
                ["queryOptions"] = new JsonObject { ["skip"] = search["skip"]?.DeepClone() ?? 0, ["count"] = search["count"]?.DeepClone() ?? 25 },
            }),
            cancellation);
    }

    /// <summary>A person puts a card that the message extension found into a new post.</summary>
    public string Insert(JsonObject insert)
    {
        var person = insert.Actor();
        var card = insert["card"] as JsonObject ?? throw new HttpProblem(400, "NoCard", "There is no card to put into the message.");
        lock (tenant.Gate)
        {
            var now = clock.GetUtcNow();
            var id = tenant.Teams.NextMessageId(now);
            tenant.ChannelOf(insert).StartThread(id).Messages.Add(new TeamsMessage(id, person.Name, isBot: false, now, new JsonObject
            {
                ["text"] = "",
                ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card.DeepClone() }),
            }));
            return id;
        }
    }

    /// <summary>How many cards of the channel asked for a refresh by this person.</summary>
    public async Task<int> RefreshAsync(JsonObject opened, CancellationToken cancellation)
    {
        var person = opened.Actor();
        List<JsonObject> invokes;
        lock (tenant.Gate)
        {
            invokes = [.. tenant.ChannelOf(opened).Threads.SelectMany(thread => thread.Messages
                .Where(message => message.IsBot && RefreshesFor(message.Card, person))
                .Select(message => Execute(person, thread, message.Id, message.Card!["refresh"]!["action"]!.AsObject(), "automatic")))];
        }

        foreach (var invoke in invokes) await program.PostAsync(invoke, cancellation);
        return invokes.Count;
    }

    private JsonObject Execute(Person person, Conversation conversation, string activityId, JsonObject action, string trigger) =>
        composer.ComposeInvoke("adaptiveCard/action", person, conversation, activityId, new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = action.Text("type") ?? "Action.Execute",
                ["id"] = action["id"]?.DeepClone(),
                ["verb"] = action["verb"]?.DeepClone(),
                ["data"] = action["data"]?.DeepClone(),
            },
            ["trigger"] = trigger,
        });

    /// <summary>A classic submit is a message without text.</summary>
    private JsonObject Submit(Person person, Conversation conversation, string activityId, JsonObject action)
    {
        var activity = composer.Compose("message", person, conversation, $"f:{Guid.NewGuid()}");
        activity["replyToId"] = activityId;
        activity["value"] = action["data"]?.DeepClone();
        return activity;
    }

    private (Person Person, Conversation Conversation, string ActivityId) Find(JsonObject request)
    {
        var person = request.Actor();
        var (conversationId, activityId) = (request.Text("conversationId") ?? "", request.Text("activityId") ?? "");
        lock (tenant.Gate)
        {
            var conversation = tenant.Teams.FindConversationOf(conversationId, activityId)
                ?? throw new HttpProblem(404, "NoConversation", $"There is no '{conversationId}' with a message '{activityId}'.");
            return (person, conversation, activityId);
        }
    }

    /// <summary>An empty list of people means by hand only.</summary>
    private static bool RefreshesFor(JsonNode? card, Person person) =>
        card.Get("refresh") is JsonObject refresh && refresh["action"] is JsonObject
        && (refresh["userIds"] is not JsonArray people || people.Any(id => id is not null && person.IsKnownAs(id.ToString())));
}
