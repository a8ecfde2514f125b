using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>A mailbox with its folders. Every change gets the next sequence number, which is what delta links remember.</summary>
internal sealed class Mailbox(string address, string name, bool isInTenant)
{
    private readonly Dictionary<string, StoredMessage> byId = [];
    private readonly Dictionary<string, List<StoredMessage>> byInternetMessageId = new(StringComparer.OrdinalIgnoreCase);

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The Entra id of the mailbox's user.</summary>
    public string UserId => Contoso.FindPerson(Address)?.AadObjectId ?? Id.ToString();

    public string Address { get; } = address;

    public string Name { get; } = name;

    /// <summary>Graph knows only the tenant's own mailboxes; the others are customers'.</summary>
    public bool IsInTenant { get; } = isInTenant;

    public FolderTree Folders { get; } = new();

    public Folder Inbox => Folders.WellKnown("inbox");

    public Folder Drafts => Folders.WellKnown("drafts");

    public Folder SentItems => Folders.WellKnown("sentitems");

    public Folder DeletedItems => Folders.WellKnown("deleteditems");

    public Folder Outbox => Folders.WellKnown("outbox");

    /// <summary>What files arriving mail at once.</summary>
    public List<InboxRule> Rules { get; } = [];

    public long Sequence { get; private set; }

    public EmailAddress Sender => new(Name, Address);

    public ReceivedOrder Messages { get; } = [];

    /// <summary>Told of every change while the tenant's gate is held, so it must not wait for anything.</summary>
    public Action<Mailbox, FolderChange>? Changed { get; init; }

    public Folder? FindFolder(string idOrName) => Folders.Find(idOrName);

    public StoredMessage? Find(string id) => byId.GetValueOrDefault(id);

    public StoredMessage? FindByInternetMessageId(string id) =>
        ListByInternetMessageId(id).OrderBy(message => Folders.PlaceOf(message.Folder)).FirstOrDefault();

    public IReadOnlyList<StoredMessage> ListByInternetMessageId(string id) => byInternetMessageId.GetValueOrDefault(id) ?? [];

    /// <summary>A mail arrives: in the Inbox, unless a rule files it elsewhere.</summary>
    public void Receive(StoredMessage message) =>
        Add(message, Rules.Find(rule => rule.Applies(message))?.Folder ?? Inbox);

    public void Add(StoredMessage message, Folder folder) => Add(message, folder, isMove: false);

    /// <summary>As a person or a rule moves it: the message gets another default id.</summary>
    public void Move(StoredMessage message, Folder folder) => Move(message, folder, isMove: true);

    /// <summary>As transport hands it on: to those who watch the folder it is new there.</summary>
    public void Place(StoredMessage message, Folder folder) => Move(message, folder, isMove: false);

    public void Remove(StoredMessage message) => Remove(message, isMove: false);

    public void Change(StoredMessage message, JsonObject changes, DateTimeOffset now)
    {
        foreach (var (name, value) in changes) message.Properties[name] = value?.DeepClone();
        message.Properties["lastModifiedDateTime"] = now.ToGraph();
        message.Version++;
        Record(message, ChangeKind.Updated, isMove: false, [.. changes.Select(change => change.Key)]);
    }

    /// <summary>A new message shows in delta only from here on; nobody is notified again.</summary>
    public void Postpone(StoredMessage message)
    {
        message.LateUntil = ++Sequence;
        message.Folder.Record(new FolderChange(Sequence, ChangeKind.Created, message, message.Folder, message.Id, [], IsMove: false));
    }

    /// <summary>Sent mail may get new ids, as some users saw.</summary>
    public void RenewIds(StoredMessage message)
    {
        byId.Remove(message.ImmutableId);
        message.ImmutableId = ExchangeIds.NewImmutable();
        byId[message.ImmutableId] = message;
    }

    private void Move(StoredMessage message, Folder folder, bool isMove)
    {
        Remove(message, isMove);
        message.Id = ExchangeIds.NewDefault();
        message.Version++;
        Add(message, folder, isMove);
    }

    private void Add(StoredMessage message, Folder folder, bool isMove)
    {
        message.Folder = folder;
        message.IsGone = false;
        message.ReceivedAt = message.At("receivedDateTime");
        message.Filed = Sequence + 1;
        if (message.Order == 0) message.Order = Sequence + 1;
        (byId[message.Id], byId[message.ImmutableId]) = (message, message);
        if (message.InternetMessageId is { } id)
        {
            if (!byInternetMessageId.TryGetValue(id, out var same)) byInternetMessageId[id] = same = [];
            same.Add(message);
        }

        folder.Messages.Add(message);
        Messages.Add(message);
        Record(message, ChangeKind.Created, isMove, []);
    }

    private void Remove(StoredMessage message, bool isMove)
    {
        byId.Remove(message.Id);
        byId.Remove(message.ImmutableId);
        if (message.InternetMessageId is { } id) byInternetMessageId[id].Remove(message);
        message.Folder.Messages.Remove(message);
        Messages.Remove(message);
        message.IsGone = true;
        Record(message, ChangeKind.Removed, isMove, []);
    }

    private void Record(StoredMessage message, ChangeKind kind, bool isMove, IReadOnlyList<string> properties)
    {
        var change = new FolderChange(++Sequence, kind, message, message.Folder, message.Id, properties, isMove);
        message.Folder.Record(change);
        Changed?.Invoke(this, change);
    }
}
