using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>What Ada's Teams sends, for wrk to send again and again: @ID@ stands for the activity's id, @QUERY@ for a query's.</summary>
internal static class MeasuredActivity
{
    private const string Bot = "28:22222222-2222-4222-8222-222222222222";
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    public static JsonObject Message(QuietConnector connector, string type = "message")
    {
        var message = Activity(connector, "a:1measured", type);
        if (type == "message") message["text"] = "help";
        return message;
    }

    public static JsonObject Act(QuietConnector connector, CardSeen card, string verb)
    {
        var invoke = Activity(connector, card.ConversationId, "invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = card.ActivityId;
        invoke["conversation"]!["conversationType"] = "channel";
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = new JsonObject { ["query"] = verb == "refresh" ? card.QueryId : "@QUERY@", ["live"] = verb == "refresh" },
            },
            ["trigger"] = verb == "refresh" ? "automatic" : "manual",
        };
        return invoke;
    }

    private static JsonObject Activity(QuietConnector connector, string conversation, string type) => new()
    {
        ["type"] = type,
        ["id"] = "@ID@",
        ["timestamp"] = "2026-11-23T08:40:00.000Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:1Qf0sYbK2vRz8mTnA4cXgWd7LhPuEoJi5adaBerg-3kVyNqZtM6rSxCwHfGlUj", ["name"] = "Ada Berg", ["aadObjectId"] = Staff.Ada },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "ChatSla" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };
}
