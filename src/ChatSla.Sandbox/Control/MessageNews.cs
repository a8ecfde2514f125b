using System.Text.Json.Nodes;
using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>People edit, delete and react to messages that are there.</summary>
internal sealed class MessageNews(Tenant tenant, SandboxClock clock, ActivityComposer composer, ProgramDoor program, EventHub events)
{
    public Task EditAsync(JsonObject wanted, CancellationToken cancellation) => TellAsync(wanted, "messageUpdate", (message, told) =>
    {
        var content = message.Activity.DeepClone().AsObject();
        content["text"] = wanted.Text("text");
        message.Edit(content, clock.GetUtcNow());
        told["text"] = wanted.Text("text");
        told["textFormat"] = "plain";
        if (content["entities"] is JsonArray entities) told["entities"] = entities.DeepClone();
        told["channelData"]!["eventType"] = "editMessage";
    }, cancellation);

    public Task DeleteAsync(JsonObject wanted, CancellationToken cancellation) => TellAsync(wanted, "messageDelete", (message, told) =>
    {
        tenant.Teams.FindConversationOf(wanted.Text("conversationId")!, message.Id)!.Messages.Remove(message);
        told["channelData"]!["eventType"] = "softDeleteMessage";
    }, cancellation);

    public Task ReactAsync(JsonObject wanted, CancellationToken cancellation) => TellAsync(wanted, "messageReaction", (message, told) =>
    {
        told["id"] = $"f:{Guid.NewGuid()}";
        told["replyToId"] = message.Id;
        told[wanted.Flag("removed") ? "reactionsRemoved" : "reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = wanted.Text("type") ?? "like" });
    }, cancellation);

    private async Task TellAsync(JsonObject wanted, string type, Action<TeamsMessage, JsonObject> change, CancellationToken cancellation)
    {
        JsonObject told;
        var person = wanted.Actor();
        lock (tenant.Gate)
        {
            var (conversationId, activityId) = (wanted.Text("conversationId") ?? "", wanted.Text("activityId") ?? "");
            var conversation = tenant.Teams.FindConversationOf(conversationId, activityId);
            if (conversation?.Find(activityId) is not { } message)
                throw new HttpProblem(404, "NoMessage", $"There is no message '{activityId}' in '{conversationId}'.");

            told = composer.Compose(type, person, conversation, activityId);
            change(message, told);
        }

        events.Publish(SandboxEvent.Teams);
        await program.DeliverAsync(told, cancellation);
    }
}
