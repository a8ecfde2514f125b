using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>A mailbox with its folders. Every change gets the next sequence number, which is what delta links remember.</summary>
internal sealed class Mailbox
{
    private static readonly (string Name, string Display)[] WellKnown =
    [
        ("inbox", "Inbox"), ("drafts", "Drafts"), ("sentitems", "Sent Items"), ("deleteditems", "Deleted Items"), ("archive", "Archive"),
        ("junkemail", "Junk Email"), ("outbox", "Outbox"), ("conversationhistory", "Conversation History"),
    ];

    public Mailbox(string address, string name, bool isInTenant)
    {
        (Address, Name, IsInTenant) = (address, name, isInTenant);
        Folders = [.. WellKnown.Select(folder => new Folder(folder.Name, folder.Display))];
    }

    public Guid Id { get; } = Guid.NewGuid();

    public string RootFolderId { get; } = ExchangeIds.NewFolder();

    public string Address { get; }

    public string Name { get; }

    /// <summary>Graph knows only the tenant's own mailboxes; the others are customers'.</summary>
    public bool IsInTenant { get; }

    public IReadOnlyList<Folder> Folders { get; }

    public Folder Inbox => Folders[0];

    public Folder Drafts => Folders[1];

    public Folder SentItems => Folders[2];

    public Folder DeletedItems => Folders[3];

    public Folder Outbox => Folders.First(folder => folder.WellKnownName == "outbox");

    public long Sequence { get; private set; }

    public EmailAddress Sender => new(Name, Address);

    public IEnumerable<StoredMessage> Messages => Folders.SelectMany(folder => folder.Messages);

    public Folder? FindFolder(string idOrName) => Folders.FirstOrDefault(folder =>
        folder.Id == idOrName || string.Equals(folder.WellKnownName, idOrName, StringComparison.OrdinalIgnoreCase));

    public StoredMessage? Find(string id) => Messages.FirstOrDefault(message => message.IsKnownAs(id));

    public StoredMessage? FindByInternetMessageId(string id) => Messages.FirstOrDefault(message => message.InternetMessageId == id);

    public void Add(StoredMessage message, Folder folder)
    {
        message.Folder = folder;
        folder.Messages.Add(message);
        Record(message, ChangeKind.Created);
        if (message.Order == 0) message.Order = Sequence;
    }

    public void Move(StoredMessage message, Folder folder)
    {
        Remove(message);
        message.Id = ExchangeIds.NewDefault();
        message.Version++;
        Add(message, folder);
    }

    public void Remove(StoredMessage message)
    {
        message.Folder.Messages.Remove(message);
        Record(message, ChangeKind.Removed);
    }

    public void Change(StoredMessage message, JsonObject changes, DateTimeOffset now)
    {
        foreach (var (name, value) in changes) message.Properties[name] = value?.DeepClone();
        message.Properties["lastModifiedDateTime"] = now.ToGraph();
        message.Version++;
        Record(message, ChangeKind.Updated, [.. changes.Select(change => change.Key)]);
    }

    private void Record(StoredMessage message, ChangeKind kind, params IReadOnlyList<string> properties) =>
        message.Folder.Changes.Add(new FolderChange(++Sequence, kind, message, message.Id, properties));
}
