namespace ChatSla.Sandbox.World;

/// <summary>A mail folder and everything that ever changed in it.</summary>
internal sealed class Folder(string wellKnownName, string displayName)
{
    public string Id { get; } = ExchangeIds.NewFolder();

    public string WellKnownName { get; } = wellKnownName;

    public string DisplayName { get; } = displayName;

    public List<StoredMessage> Messages { get; } = [];

    /// <summary>In the order of their sequence numbers.</summary>
    public List<FolderChange> Changes { get; } = [];

    public IEnumerable<FolderChange> ChangesBetween(long after, long upTo)
    {
        var first = Changes.FindLastIndex(change => change.Sequence <= after) + 1;
        return Changes.Skip(first).TakeWhile(change => change.Sequence <= upTo);
    }
}
