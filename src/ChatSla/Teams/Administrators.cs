namespace ChatSla.Teams;

/// <summary>Who may do everything, for every mailbox.</summary>
public sealed class Administrators(RoleHolders holders)
{
    public const string Section = "Administrators";

    public RoleHolders Holders => holders;

    /// <summary>Whether the person is named by that object id or sign-in name; who is one by a group is not known here.</summary>
    public bool Has(string person) => holders.Names(person);
}
