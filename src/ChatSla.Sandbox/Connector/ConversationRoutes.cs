using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Connector;

/// <summary>Conversations: making them, and sending, changing and deleting what is in them.</summary>
internal sealed class ConversationRoutes(Tenant tenant, SandboxClock clock, EventHub events, Faults faults, SandboxAddress address)
{
    public void Map(IEndpointRouteBuilder connector)
    {
        connector.MapPost("/v3/conversations", CreateAsync);
        connector.MapPost("/v3/conversations/{conversation}/activities/", SendAsync);
        connector.MapPost("/v3/conversations/{conversation}/activities/{activity}", SendAsync);
        connector.MapPut("/v3/conversations/{conversation}/activities/{activity}", UpdateAsync);
        connector.MapDelete("/v3/conversations/{conversation}/activities/{activity}", Delete);
    }

    private async Task<IResult> CreateAsync(HttpRequest request)
    {
        var wanted = await OutgoingActivity.ReadAsync(request);
        if (string.IsNullOrEmpty(wanted.Text("tenantId"))) throw Incorrect();

        return wanted.Flag("isGroup") ? Answer(request, StartThread(wanted)) : OpenChat(wanted);
    }

    private IResult StartThread(JsonObject wanted)
    {
        if (wanted["activity"] is not JsonObject activity) throw Incorrect();
        OutgoingActivity.Check(activity);

        var channelId = wanted["channelData"].Get("channel").Text("id") ?? throw Incorrect();
        var (thread, message) = Change(() =>
        {
            if (tenant.Teams.IsWithoutApp) throw ConnectorGateway.NotInRoster();
            var channel = tenant.Teams.FindChannel(channelId) ?? throw ConversationNotFound();
            return Post(channel, activity);
        });

        return Created(new JsonObject { ["id"] = thread.Id, ["activityId"] = message.Id, ["serviceUrl"] = address.ServiceUrl });
    }

    private IResult OpenChat(JsonObject wanted)
    {
        if (wanted["members"] is not JsonArray { Count: 1 } members) throw Incorrect();
        var person = Contoso.FindPerson(members[0].Text("id"))
            ?? throw new HttpProblem(403, "BadArgument", "Failed to decrypt pairwise id");
        if (faults.IsOn(Fault.BotNotForPersons)) throw ConnectorGateway.NotInRoster();

        var chat = Change(() =>
        {
            var found = tenant.Teams.PersonalOf(person);
            if (wanted["activity"] is JsonObject activity) Add(found, activity);
            return found;
        });

        return Created(new JsonObject { ["id"] = chat.Id });
    }

    /// <summary>Both the send and the reply route; into a bare channel either starts a thread.</summary>
    private async Task<IResult> SendAsync(string conversation, HttpRequest request)
    {
        var activity = await OutgoingActivity.ReadAsync(request);
        OutgoingActivity.Check(activity);
        if (activity.Text("type") != "message") return Results.Accepted();

        var parts = OutgoingActivity.Split(activity);
        var sent = Change(() => Send(conversation, parts));
        return Answer(request, parts.Count > 1 ? Results.Accepted() : Created(new JsonObject { ["id"] = sent.Id }));
    }

    private TeamsMessage Send(string conversation, IReadOnlyList<JsonObject> parts)
    {
        if (tenant.Teams.FindConversation(conversation) is { } found) return parts.Select(part => Add(found, part)).ToList()[^1];

        var channel = tenant.Teams.FindChannel(conversation);
        if (channel is null || channel.Id != conversation) throw ConversationNotFound();
        return parts.Select(part => Post(channel, part).Message).ToList()[^1];
    }

    private async Task<IResult> UpdateAsync(string conversation, string activity, HttpRequest request)
    {
        var edited = await OutgoingActivity.ReadAsync(request);
        OutgoingActivity.Check(edited);
        Change(() =>
        {
            FindOwn(conversation, activity).Message.Edit(edited, clock.GetUtcNow());
            return true;
        });

        return Results.Json(new JsonObject { ["id"] = activity });
    }

    private IResult Delete(string conversation, string activity)
    {
        Change(() =>
        {
            var (found, message) = FindOwn(conversation, activity);
            return found.Messages.Remove(message);
        });

        return Results.Ok();
    }

    private (Conversation Conversation, TeamsMessage Message) FindOwn(string conversationId, string activityId)
    {
        if (tenant.Teams.FindConversation(conversationId) is null && tenant.Teams.FindChannel(conversationId) is null)
            throw ConversationNotFound();

        var conversation = tenant.Teams.FindConversationOf(conversationId, activityId);
        return conversation?.Find(activityId) is { IsBot: true } message
            ? (conversation, message)
            : throw new HttpProblem(404, "ActivityNotFoundInConversation", "Activity not found in conversation.");
    }

    private (Conversation Thread, TeamsMessage Message) Post(TeamsChannel channel, JsonObject activity)
    {
        var thread = channel.StartThread(tenant.Teams.NextMessageId(clock.GetUtcNow()));
        return (thread, Add(thread, activity, TeamsChannel.RootIdOf(thread)));
    }

    private TeamsMessage Add(Conversation conversation, JsonObject activity, string? id = null)
    {
        var now = clock.GetUtcNow();
        var message = new TeamsMessage(id ?? tenant.Teams.NextMessageId(now), Contoso.BotName, isBot: true, now, activity);
        conversation.Messages.Add(message);
        return message;
    }

    private T Change<T>(Func<T> change)
    {
        T result;
        lock (tenant.Gate) result = change();
        events.Publish(SandboxEvent.Teams);
        return result;
    }

    /// <summary>What was said stays said, whether or not anybody is told.</summary>
    private IResult Answer(HttpRequest request, IResult answer)
    {
        if (faults.TakeOne(Fault.ConnectorDoneThen504)) throw new HttpProblem(504, "", "The gateway got no answer in time.");
        if (faults.TakeOne(Fault.ConnectorDoneThenReset)) request.HttpContext.Abort();
        return answer;
    }

    private static IResult Created(JsonObject body) => Results.Json(body, statusCode: StatusCodes.Status201Created);

    private static HttpProblem Incorrect() => new(400, "BadSyntax", "Incorrect conversation creation parameters");

    private static HttpProblem ConversationNotFound() => new(404, "ConversationNotFound", "Conversation not found.");
}
