using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The changes of one message in a round of delta, added up.</summary>
internal sealed class DeltaSum
{
    private readonly FolderChange first;
    private FolderChange last;
    private HashSet<string>? properties;

    public DeltaSum(FolderChange change)
    {
        first = last = change;
        Add(change);
    }

    public long Last => last.Sequence;

    public void Add(FolderChange change)
    {
        last = change;
        if (change.Properties.Count > 0) (properties ??= []).UnionWith(change.Properties);
    }

    /// <summary>It went to another folder.</summary>
    public bool IsMovedOut => last is { Kind: ChangeKind.Removed, IsMove: true } && first.Kind != ChangeKind.Created;

    /// <summary>It came from another folder.</summary>
    public bool IsMovedIn => first is { Kind: ChangeKind.Created, IsMove: true };

    public StoredMessage Message => last.Message;

    /// <summary>Null when it came and went within the round.</summary>
    public DeltaItem? ToItem()
    {
        if (last.Kind == ChangeKind.Removed)
            return first.Kind == ChangeKind.Created ? null : new DeltaItem(ChangeKind.Removed, last.Message, last.Id, []);

        return new DeltaItem(first.Kind, last.Message, last.Id, properties is null ? [] : [.. properties]);
    }
}
