namespace ChatSla.Sandbox.World;

/// <summary>Everything that exists in the sandbox. Whoever reads or changes it holds <see cref="Gate"/>, for a moment only.</summary>
internal sealed class Tenant
{
    private readonly Dictionary<string, Mailbox> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, Mailbox> mailboxesById = [];
    private readonly Dictionary<string, Customer> customers = new(StringComparer.OrdinalIgnoreCase);

    public Tenant()
    {
        AddMailbox(Contoso.SupportAddress, Contoso.SupportName, isInTenant: true);
        AddMailbox(Contoso.SalesAddress, Contoso.SalesName, isInTenant: true);
        foreach (var person in Contoso.People) AddMailbox(person.Email, person.Name, isInTenant: true);
        foreach (var customer in Contoso.Customers) AddCustomer(customer);
    }

    public Lock Gate { get; } = new();

    public TeamsWorld Teams { get; } = new();

    public EntraGroups Groups { get; } = new();

    public IReadOnlyCollection<Mailbox> Mailboxes => mailboxes.Values;

    public IReadOnlyCollection<Customer> Customers => customers.Values;

    /// <summary>Told of every change of a mailbox while the gate is held.</summary>
    public Action<Mailbox, FolderChange>? MailChanged { get; set; }

    /// <summary>The mailbox of an address, or of a person's Entra id.</summary>
    public Mailbox? FindMailbox(string addressOrId) =>
        mailboxes.GetValueOrDefault(addressOrId)
        ?? (Guid.TryParse(addressOrId, out var id) ? mailboxesById.GetValueOrDefault(id) : null)
        ?? (Contoso.FindPerson(addressOrId) is { } person ? mailboxes[person.Email] : null);

    public Customer FindOrAddCustomer(string? name, string address)
    {
        if (customers.GetValueOrDefault(address) is { } known) return known;

        var added = new Customer(string.IsNullOrWhiteSpace(name) ? address : name, address, address[(address.IndexOf('@') + 1)..]);
        AddCustomer(added);
        return added;
    }

    /// <summary>Somebody outside who has written once can be written to.</summary>
    public void KnowSender(EmailAddress? sender)
    {
        if (sender is { IsDeliverable: true } && FindMailbox(sender.Address!) is null)
            AddMailbox(sender.Address!, sender.Name ?? sender.Address!, isInTenant: false);
    }

    /// <summary>A mailbox more in the tenant; null when the address is taken.</summary>
    public Mailbox? TryAddMailbox(string address, string name) =>
        FindMailbox(address) is null ? AddMailbox(address, name, isInTenant: true) : null;

    private void AddCustomer(Customer customer)
    {
        customers[customer.Address] = customer;
        if (FindMailbox(customer.Address) is null) AddMailbox(customer.Address, customer.Name, isInTenant: false);
    }

    private Mailbox AddMailbox(string address, string name, bool isInTenant)
    {
        var added = new Mailbox(address, name, isInTenant) { Changed = (mailbox, change) => MailChanged?.Invoke(mailbox, change) };
        mailboxes[address] = added;
        mailboxesById[added.Id] = added;
        return added;
    }
}
