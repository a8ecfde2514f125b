using System.Text;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Playground;

/// <summary>
/// The Agents Playground's configuration for this tenant: its bot, its people, its team. The Playground knows one channel beside the team's
/// own one, so the team's own stands for Managers.
/// </summary>
internal static class PlaygroundFile
{
    /// <summary>The Playground wants five people beside the one who uses it; these two work elsewhere in the house.</summary>
    private static readonly Person[] Others =
    [
        new("e5e5e5e5-0005-4005-8005-00000000e005", "29:1Un0wJfP6zVd2qXrE8gBkAh1PlTySmNl9leoFalk", "Leo Falk", "leo.falk@contoso.com", "leo.falk@contoso.com"),
        new("f6f6f6f6-0006-4006-8006-00000000f006", "29:1Vo1xKgQ7aWe3rYsF9hClBi2QmUzTnOm0evaStrand", "Eva Strand", "eva.strand@contoso.com", "eva.strand@contoso.com"),
    ];

    public static void MapPlaygroundFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/playground/m365agentsplayground.yml", () => Results.Text(Write(), "application/yaml"));

    private static string Write()
    {
        var yaml = new StringBuilder($"""
            version: "0.1.1"
            tenantId: {Contoso.TenantId}
            bot:
              id: "{Contoso.BotId}"
              name: {Contoso.BotName}
            currentUser:
            {Lines(Contoso.Mia, "  ", "  ")}
            users:

            """);
        foreach (var person in Contoso.People.Where(person => person != Contoso.Mia).Concat(Others)) yaml.AppendLine(Lines(person, "  - ", "    "));
        yaml.Append($"""
            personalChat:
              id: "a:1playgroundMia"
            groupChat:
              id: "19:playgroundgroup@thread.v2"
              name: Care leads
            team:
              id: "{Contoso.ManagersChannelId}"
              name: {Contoso.TeamName}
              aadGroupId: {Contoso.TeamGroupId}
              channels:
                - id: "{Contoso.SupportChannelId}"
                  name: Support

            """);
        return yaml.ToString();
    }

    private static string Lines(Person person, string first, string rest)
    {
        var (given, surname) = (person.Name.Split(' ')[0], person.Name.Split(' ')[^1]);
        return $"""
            {first}id: "{person.TeamsId}"
            {rest}name: {person.Name}
            {rest}userPrincipleName: {person.Upn}
            {rest}aadObjectId: {person.AadObjectId}
            {rest}givenName: {given}
            {rest}surname: {surname}
            {rest}email: {person.Email}
            """;
    }
}
