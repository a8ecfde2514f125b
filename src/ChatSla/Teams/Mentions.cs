using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>People who are called by name in a card: a line with their tags, and the entities that make the tags mentions.</summary>
public static class Mentions
{
    public static JsonObject Line(IEnumerable<TeamsMember> people) => Elements.Words(string.Join(", ", people.Select(Tag)));

    public static JsonObject Mention(this JsonObject card, IEnumerable<TeamsMember> people)
    {
        card["msteams"]!["entities"] = new JsonArray([.. people.Select(person => (JsonNode)new JsonObject
        {
            ["type"] = "mention",
            ["text"] = Tag(person),
            ["mentioned"] = new JsonObject { ["id"] = person.Id, ["name"] = person.Name },
        })]);
        return card;
    }

    private static string Tag(TeamsMember person) => $"<at>{person.Name}</at>";
}
