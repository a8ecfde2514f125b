using ChatSla.Core.Mail;

namespace ChatSla.Core.Promises;

/// <summary>
/// Which agreement holds for whose mail to one mailbox. The most specific line wins: the customer's address, then its domain, then
/// the domains above that, then the mailbox's own agreement.
/// </summary>
public sealed class PolicyBook
{
    private readonly Dictionary<string, string> byCustomer = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="policy">The name of the mailbox's own.</param>
    /// <exception cref="ArgumentException">Two lines are for the same customers.</exception>
    public PolicyBook(string policy, IEnumerable<PolicyChoice>? choices = null)
    {
        (Policy, Choices) = (policy, [.. (choices ?? []).OrderBy(choice => choice.From, StringComparer.OrdinalIgnoreCase)]);
        foreach (var (from, chosen) in Choices)
        {
            if (!byCustomer.TryAdd(from, chosen)) throw new ArgumentException($"{from} stands there twice.", nameof(choices));
        }
    }

    public string Policy { get; }

    /// <summary>In the order of whom they are for.</summary>
    public IReadOnlyList<PolicyChoice> Choices { get; }

    /// <param name="customer">A mail address; null where the mail came without one.</param>
    public string For(string? customer) => byCustomer.Count == 0 || customer is null
        ? Policy
        : AddressScope.Of(customer.Trim()).Select(from => byCustomer.GetValueOrDefault(from)).FirstOrDefault(policy => policy is not null) ?? Policy;
}

/// <param name="From">A mail address, or a domain that stands for those below it too.</param>
/// <param name="Policy">The name of an agreement.</param>
public sealed record PolicyChoice(string From, string Policy);
