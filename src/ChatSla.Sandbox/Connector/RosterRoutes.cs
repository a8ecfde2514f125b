using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Connector;

/// <summary>Who is in a conversation, and what the team consists of.</summary>
internal sealed class RosterRoutes(Tenant tenant)
{
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    public void Map(IEndpointRouteBuilder connector)
    {
        connector.MapGet("/v3/conversations/{conversation}/members", GetAll);
        connector.MapGet("/v3/conversations/{conversation}/activities/{activity}/members", GetAll);
        connector.MapGet("/v3/conversations/{conversation}/members/{member}", Get);
        connector.MapGet("/v3/conversations/{conversation}/pagedmembers", GetPage);
        connector.MapGet("/v3/teams/{team}", GetTeam);
        connector.MapGet("/v3/teams/{team}/conversations", GetChannels);
    }

    private JsonArray GetAll(string conversation) => Members(conversation).Select(Show).ToJsonArray();

    private JsonObject Get(string conversation, string member) =>
        Members(conversation).FirstOrDefault(person => person.IsKnownAs(member)) is { } found
            ? Show(found)
            : throw new HttpProblem(404, "MemberNotFoundInConversation", "Member not found in conversation.");

    private JsonObject GetPage(string conversation, int? pageSize, string? continuationToken)
    {
        var size = Math.Clamp(pageSize ?? SmallestPage, SmallestPage, LargestPage);
        var start = int.TryParse(continuationToken, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
        var members = Members(conversation);
        var page = new JsonObject { ["members"] = members.Skip(start).Take(size).Select(Show).ToJsonArray() };
        if (members.Count > start + size) page["continuationToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private static JsonObject GetTeam(string team)
    {
        CheckTeam(team);
        return new JsonObject
        {
            ["id"] = Contoso.GeneralChannelId,
            ["name"] = Contoso.TeamName,
            ["aadGroupId"] = Contoso.TeamGroupId,
            ["tenantId"] = Contoso.TenantId,
            ["type"] = "standard",
            ["channelCount"] = 3,
            ["memberCount"] = Contoso.People.Count,
        };
    }

    /// <summary>General comes without a name, as in Teams.</summary>
    private JsonObject GetChannels(string team)
    {
        CheckTeam(team);
        return new JsonObject { ["conversations"] = tenant.Teams.Channels.Select(ShowChannel).ToJsonArray() };
    }

    private IReadOnlyList<Person> Members(string conversationId)
    {
        lock (tenant.Gate)
        {
            if (tenant.Teams.FindChannel(conversationId) is not null) return [.. tenant.Teams.Members];
            if (tenant.Teams.FindChat(conversationId) is { } several) return several.People;
            if (tenant.Teams.FindConversation(conversationId) is { } chat) return [tenant.Teams.PersonOf(chat)!];
        }

        throw new HttpProblem(404, "ConversationNotFound", "Conversation not found.");
    }

    private static JsonObject Show(Person person) => new()
    {
        ["id"] = person.TeamsId,
        ["name"] = person.Name,
        ["aadObjectId"] = person.AadObjectId,
        ["givenName"] = person.Name.Split(' ')[0],
        ["surname"] = person.Name.Split(' ')[^1],
        ["email"] = person.Email,
        ["userPrincipalName"] = person.Upn,
        ["tenantId"] = Contoso.TenantId,
        ["userRole"] = "user",
    };

    private static JsonObject ShowChannel(TeamsChannel channel)
    {
        var shown = new JsonObject { ["id"] = channel.Id, ["type"] = "standard" };
        if (channel.Id != Contoso.GeneralChannelId) shown["name"] = channel.Name;
        return shown;
    }

    private static void CheckTeam(string team)
    {
        if (team != Contoso.GeneralChannelId) throw new HttpProblem(404, "ConversationNotFound", "Team not found.");
    }
}
