namespace ChatSla.Sandbox.World;

/// <summary>Security groups, and who is in them; a group in a group counts.</summary>
internal sealed class EntraGroups
{
    private readonly Dictionary<string, IReadOnlyList<string>> members = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="ids">Of people, and of other groups.</param>
    public void Set(string group, IReadOnlyList<string> ids) => members[group] = ids;

    public bool Has(string group, Person person) =>
        members.TryGetValue(group, out var ids) && ids.Any(id => person.IsKnownAs(id) || (id != group && Has(id, person)));
}
