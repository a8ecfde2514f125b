namespace ChatSla.Sandbox.World;

/// <summary>Everything that exists in the sandbox. Whoever reads or changes it holds <see cref="Gate"/>, for a moment only.</summary>
internal sealed class Tenant
{
    private readonly Dictionary<string, Mailbox> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Customer> customers = [];

    public Tenant()
    {
        AddMailbox(Contoso.SupportAddress, Contoso.SupportName, isInTenant: true);
        AddMailbox(Contoso.SalesAddress, Contoso.SalesName, isInTenant: true);
        foreach (var person in Contoso.People) AddMailbox(person.Email, person.Name, isInTenant: true);
        foreach (var customer in Contoso.Customers) AddCustomer(customer);
    }

    public Lock Gate { get; } = new();

    public TeamsWorld Teams { get; } = new();

    public IReadOnlyCollection<Mailbox> Mailboxes => mailboxes.Values;

    public IReadOnlyList<Customer> Customers => customers;

    /// <summary>The mailbox of an address, or of a person's Entra id.</summary>
    public Mailbox? FindMailbox(string addressOrId) =>
        mailboxes.GetValueOrDefault(addressOrId)
        ?? (Contoso.FindPerson(addressOrId) is { } person ? mailboxes[person.Email] : null)
        ?? (Guid.TryParse(addressOrId, out var id) ? mailboxes.Values.FirstOrDefault(mailbox => mailbox.Id == id) : null);

    public Customer FindOrAddCustomer(string? name, string address)
    {
        var known = customers.Find(customer => string.Equals(customer.Address, address, StringComparison.OrdinalIgnoreCase));
        if (known is not null) return known;

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

    private void AddCustomer(Customer customer)
    {
        customers.Add(customer);
        if (FindMailbox(customer.Address) is null) AddMailbox(customer.Address, customer.Name, isInTenant: false);
    }

    private void AddMailbox(string address, string name, bool isInTenant) => mailboxes[address] = new Mailbox(address, name, isInTenant);
}
