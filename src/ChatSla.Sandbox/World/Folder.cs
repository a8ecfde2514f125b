namespace ChatSla.Sandbox.World;

/// <summary>A mail folder and everything that ever changed in it.</summary>
/// <param name="wellKnownName">Null for a folder that somebody made.</param>
internal sealed class Folder(string? wellKnownName, string displayName, string? parentId)
{
    private readonly List<FolderChange> changes = [];

    public string Id { get; } = ExchangeIds.NewFolder();

    public string? WellKnownName { get; } = wellKnownName;

    public string DisplayName { get; } = displayName;

    public string? ParentId { get; } = parentId;

    public ReceivedOrder Messages { get; } = [];

    public long LastChange => changes.Count == 0 ? 0 : changes[^1].Sequence;

    public void Record(FolderChange change) => changes.Add(change);

    /// <summary>In the order of their sequence numbers.</summary>
    public IEnumerable<FolderChange> ChangesBetween(long after, long upTo)
    {
        for (var place = FirstAfter(after); place < changes.Count && changes[place].Sequence <= upTo; place++) yield return changes[place];
    }

    private int FirstAfter(long sequence)
    {
        var (from, to) = (0, changes.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (changes[middle].Sequence <= sequence) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
