using ChatSla.Core.Mail;

namespace ChatSla.Storage;

/// <summary>Addresses as people read them: "Ada Lind &lt;ada@example.com&gt;; desk@example.com".</summary>
public static class AddressLine
{
    private const int Most = 20;

    /// <returns>Null where there are none.</returns>
    public static string? Of(IReadOnlyList<MailAddress> addresses)
    {
        if (addresses.Count == 0) return null;

        var line = string.Join("; ", addresses.Take(Most).Select(address => string.IsNullOrWhiteSpace(address.Name) ? address.Address : $"{address.Name} <{address.Address}>"));
        return addresses.Count > Most ? $"{line}; +{addresses.Count - Most} more" : line;
    }
}
