namespace ChatSla.Teams;

/// <summary>Who may bind channels and free what others hold, by Entra object id.</summary>
public sealed class Administrators(IEnumerable<string> objectIds)
{
    public const string Section = "Administrators";

    private readonly HashSet<string> ids = new(objectIds, StringComparer.OrdinalIgnoreCase);

    public bool Has(string objectId) => ids.Contains(objectId);
}
