namespace ChatSla.Core.Queries;

/// <summary>A member of staff.</summary>
/// <param name="Id">Entra object id, lower case; for a reply from Outlook whose writer is not known, the mailbox address.</param>
/// <param name="Name">As it was shown when the event happened.</param>
public sealed record Person(string Id, string Name)
{
    public bool Equals(Person? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
