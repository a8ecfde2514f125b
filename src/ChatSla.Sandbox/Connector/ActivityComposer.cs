using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Connector;

/// <summary>Writes the activities that Teams sends to a bot, whole.</summary>
internal sealed class ActivityComposer(Tenant tenant, SandboxClock clock, SandboxAddress address)
{
    public JsonObject Compose(string type, Person from, Conversation conversation, string id)
    {
        var activity = Start(type, from, id);
        var (isPersonal, isChat) = (tenant.Teams.PersonOf(conversation) is not null, tenant.Teams.FindChat(conversation.Id) is not null);
        activity["conversation"] = isPersonal ? InPerson(conversation.Id) : isChat ? InChat(conversation.Id) : InChannel(conversation.Id);
        activity["channelData"] = ChannelData(isPersonal || isChat ? null : TeamsChannel.ChannelIdOf(conversation.Id));
        return activity;
    }

    public JsonObject ComposeInvoke(string name, Person from, Conversation conversation, string? replyToId, JsonObject value)
    {
        var activity = Compose("invoke", from, conversation, $"f:{Guid.NewGuid()}");
        activity["name"] = name;
        if (replyToId is not null) activity["replyToId"] = replyToId;
        activity["value"] = value;
        return activity;
    }

    /// <summary>About the team as a whole, as on installation: the conversation is the General channel.</summary>
    public JsonObject ComposeForTeam(string type, Person from)
    {
        var activity = Start(type, from, $"f:{Guid.NewGuid()}");
        activity["conversation"] = InChannel(Contoso.GeneralChannelId);
        activity["channelData"] = ChannelData(Contoso.GeneralChannelId);
        return activity;
    }

    public static JsonObject MentionOfBot() => new()
    {
        ["type"] = "mention",
        ["text"] = $"<at>{Contoso.BotName}</at>",
        ["mentioned"] = Bot(),
    };

    public static JsonObject Bot() => new() { ["id"] = Contoso.BotId, ["name"] = Contoso.BotName };

    private JsonObject Start(string type, Person from, string id)
    {
        var now = clock.GetUtcNow();
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToTeams(),
            ["localTimestamp"] = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(now, Contoso.Zone).ToString("O", CultureInfo.InvariantCulture),
            ["localTimezone"] = Contoso.Zone,
            ["channelId"] = "msteams",
            ["serviceUrl"] = address.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = from.TeamsId, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
            ["recipient"] = Bot(),
            ["locale"] = "en-GB",
            ["entities"] = new JsonArray(ClientInfo()),
        };
    }

    private static JsonObject ClientInfo() => new()
    {
        ["type"] = "clientInfo",
        ["locale"] = "en-GB",
        ["country"] = "SE",
        ["platform"] = "Web",
        ["timezone"] = Contoso.Zone,
    };

    private static JsonObject InChannel(string id) => new()
    {
        ["id"] = id,
        ["isGroup"] = true,
        ["conversationType"] = "channel",
        ["tenantId"] = Contoso.TenantId,
    };

    private static JsonObject InChat(string id) => new()
    {
        ["id"] = id,
        ["isGroup"] = true,
        ["conversationType"] = "groupChat",
        ["tenantId"] = Contoso.TenantId,
    };

    private static JsonObject InPerson(string id) => new()
    {
        ["id"] = id,
        ["conversationType"] = "personal",
        ["tenantId"] = Contoso.TenantId,
    };

    private static JsonObject ChannelData(string? channelId)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Contoso.TenantId } };
        if (channelId is null) return data;

        data["team"] = new JsonObject
        {
            ["id"] = Contoso.GeneralChannelId, ["name"] = Contoso.TeamName, ["aadGroupId"] = Contoso.TeamGroupId,
        };
        data["channel"] = new JsonObject { ["id"] = channelId };
        return data;
    }
}
