using System.Net.Mail;
using ChatSla.Time;

namespace ChatSla.Teams;

/// <summary>Who has a role by configuration: people by Entra object id or sign-in name, and Entra groups.</summary>
public sealed record RoleHolders(IReadOnlyList<string> People, IReadOnlyList<string> Groups)
{
    private const string GroupMark = "group:";

    public static readonly RoleHolders Nobody = new([], []);

    /// <param name="lines">Each an object id, a sign-in name, or "group:" with the object id of a group.</param>
    public static RoleHolders Read(string key, IEnumerable<string> lines, Faults faults)
    {
        var (people, groups) = (new List<string>(), new List<string>());
        foreach (var (at, line) in lines.Select(line => line.Trim()).Index())
        {
            if (line.StartsWith(GroupMark, StringComparison.OrdinalIgnoreCase))
            {
                if (Guid.TryParse(line[GroupMark.Length..], out var group)) groups.Add(group.ToString());
                else faults.Add($"{key}:{at}", $"\"{line}\" names no group: write group: and the group's Entra object id (a GUID).");
            }
            else if (Guid.TryParse(line, out var person))
            {
                people.Add(person.ToString());
            }
            else if (MailAddress.TryCreate(line, out _))
            {
                people.Add(line);
            }
            else
            {
                faults.Add($"{key}:{at}", $"\"{line}\" is neither an Entra object id (a GUID), nor a sign-in name, nor group: with a GUID.");
            }
        }

        return new RoleHolders(people, groups);
    }

    public bool Names(string person) => People.Contains(person, StringComparer.OrdinalIgnoreCase);
}
