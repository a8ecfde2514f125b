namespace ChatSla.Core.Mail;

/// <summary>A mailbox address with the name it was written with. Addresses in real mail may be malformed; this keeps them as they are.</summary>
/// <param name="Address">As written, trimmed. Compare with <see cref="Is"/>.</param>
/// <param name="Name">The display name, or null where there is none beside the address.</param>
public sealed record MailAddress(string Address, string? Name)
{
    /// <summary>The name where there is one, else the address.</summary>
    public string Display => string.IsNullOrWhiteSpace(Name) ? Address : Name;

    public bool Is(string address) => string.Equals(Address, address, StringComparison.OrdinalIgnoreCase);
}
