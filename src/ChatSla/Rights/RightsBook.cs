using ChatSla.Time;

namespace ChatSla.Rights;

/// <summary>Which role each deed needs.</summary>
public sealed class RightsBook(IReadOnlyDictionary<string, Role> needed)
{
    /// <summary>As shipped.</summary>
    public static readonly RightsBook Usual = new(Deeds.Usual);

    /// <summary>Whoever may do anything to a query may do what has no rule of its own.</summary>
    public Role NeededFor(string deed) => needed.GetValueOrDefault(deed, Role.Member);

    public static RightsBook Read(RightsOptions options, Faults faults)
    {
        var needed = new Dictionary<string, Role>(Deeds.Usual, StringComparer.OrdinalIgnoreCase);
        foreach (var (deed, text) in options)
        {
            var key = $"{RightsOptions.Section}:{deed}";
            if (!needed.ContainsKey(deed)) faults.Add(key, $"is nothing that can be done; known here: {string.Join(", ", Deeds.Usual.Keys.Order(StringComparer.Ordinal))}.");
            else if (RoleIn(text) is { } role) needed[deed] = role;
            else faults.Add(key, $"\"{text}\" is no role; use {string.Join(", ", Enum.GetNames<Role>())}.");
        }

        return new RightsBook(needed);
    }

    private static Role? RoleIn(string? text) => Enum.GetNames<Role>().Contains(text?.Trim(), StringComparer.OrdinalIgnoreCase) ? Enum.Parse<Role>(text!, ignoreCase: true) : null;
}
