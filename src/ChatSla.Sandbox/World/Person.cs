namespace ChatSla.Sandbox.World;

/// <summary>A member of staff, as Entra and Teams know the same person.</summary>
internal sealed record Person(string AadObjectId, string TeamsId, string Name, string Email, string Upn)
{
    /// <summary>The Bot Connector takes any of a person's ids in a path.</summary>
    public bool IsKnownAs(string id) =>
        new[] { AadObjectId, TeamsId, Email, Upn }.Contains(id, StringComparer.OrdinalIgnoreCase);
}
