using ChatSla.Core.Mail;

namespace ChatSla.Customers;

/// <summary>Who customers are, as configured.</summary>
public sealed class CustomerBook(IEnumerable<KnownCustomer> customers)
{
    private readonly Dictionary<string, KnownCustomer> byScope = customers.ToDictionary(customer => customer.From, StringComparer.OrdinalIgnoreCase);

    /// <param name="address">The customer's; null where the mail came without one.</param>
    public KnownCustomer? Find(string? address) =>
        address is null || byScope.Count == 0 ? null : AddressScope.Of(address.Trim()).Select(byScope.GetValueOrDefault).FirstOrDefault(known => known is not null);

    /// <summary>Whether a customer is meant by a target: an address, a domain, a company's name or a tier.</summary>
    public bool IsMeant(string target, string? address) =>
        address is not null && (AddressScope.Of(address.Trim()).Contains(target, StringComparer.OrdinalIgnoreCase)
            || (Find(address) is { } known && (target.Equals(known.Name, StringComparison.OrdinalIgnoreCase) || target.Equals(known.Tier, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether the word names a company or a tier.</summary>
    public bool IsName(string word) =>
        byScope.Values.Any(known => word.Equals(known.Name, StringComparison.OrdinalIgnoreCase) || word.Equals(known.Tier, StringComparison.OrdinalIgnoreCase));
}

/// <param name="From">A mail address, or a domain that stands for those below it too.</param>
/// <param name="Announcement">What stands on every open card of theirs.</param>
public sealed record KnownCustomer(string From, string? Name, string? Tier, string? Announcement);
