namespace ChatSla.Sandbox.World;

/// <summary>The folders of a mailbox: the well-known ones, and those that people made, at any depth.</summary>
internal sealed class FolderTree
{
    private static readonly (string Name, string Display)[] WellKnownFolders =
    [
        ("inbox", "Inbox"), ("drafts", "Drafts"), ("sentitems", "Sent Items"), ("deleteditems", "Deleted Items"), ("archive", "Archive"),
        ("junkemail", "Junk Email"), ("outbox", "Outbox"), ("conversationhistory", "Conversation History"),
    ];

    private readonly List<Folder> folders = [];
    private readonly Dictionary<string, Folder> byId = [];
    private readonly Dictionary<string, Folder> byName = new(StringComparer.OrdinalIgnoreCase);

    public FolderTree()
    {
        foreach (var (name, display) in WellKnownFolders) Keep(new Folder(name, display, Root.Id));
        (byId[Root.Id], byName[Root.WellKnownName!]) = (Root, Root);
    }

    public Folder Root { get; } = new("msgfolderroot", "Top of Information Store", null);

    public IReadOnlyList<Folder> All => folders;

    public Folder WellKnown(string name) => byName[name];

    /// <summary>By id or well-known name, as a path of Graph names a folder.</summary>
    public Folder? Find(string idOrName) => byId.GetValueOrDefault(idOrName) ?? byName.GetValueOrDefault(idOrName);

    /// <summary>As <see cref="Find"/>, and also by the names people see, such as "Orders/Returns".</summary>
    public Folder? FindByPath(string path) => Find(path) ?? path.Split('/').Aggregate<string, Folder?>(
        Root, (parent, name) => parent is null ? null : ChildrenOf(parent).FirstOrDefault(child => IsNamed(child, name)));

    public IEnumerable<Folder> ChildrenOf(Folder parent) => folders.Where(folder => folder.ParentId == parent.Id);

    public int PlaceOf(Folder folder) => folders.IndexOf(folder);

    public string PathOf(Folder folder) =>
        folder.ParentId is { } id && id != Root.Id ? $"{PathOf(byId[id])}/{folder.DisplayName}" : folder.DisplayName;

    /// <summary>Null when the parent has a folder of that name.</summary>
    public Folder? Make(Folder parent, string name)
    {
        if (ChildrenOf(parent).Any(child => IsNamed(child, name))) return null;

        var made = new Folder(null, name, parent.Id);
        Keep(made);
        return made;
    }

    /// <summary>Makes what lacks of a path such as "Orders/Returns".</summary>
    public Folder MakePath(string path) => path.Split('/').Aggregate(
        Root, (parent, name) => ChildrenOf(parent).FirstOrDefault(child => IsNamed(child, name)) ?? Make(parent, name)!);

    private static bool IsNamed(Folder folder, string name) => string.Equals(folder.DisplayName, name, StringComparison.OrdinalIgnoreCase);

    private void Keep(Folder folder)
    {
        folders.Add(folder);
        byId[folder.Id] = folder;
        if (folder.WellKnownName is { } name) byName[name] = folder;
    }
}
