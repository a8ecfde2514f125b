namespace ChatSla.Core.Mail;

/// <summary>Whom a line about customers may be for: an address, its domain, and the domains above that.</summary>
public static class AddressScope
{
    /// <summary>The narrowest first: "anna@eu.acme.com", "eu.acme.com", "acme.com", "com".</summary>
    public static IEnumerable<string> Of(string address)
    {
        yield return address;
        for (var dot = address.LastIndexOf('@'); dot >= 0; dot = address.IndexOf('.', dot + 1)) yield return address[(dot + 1)..];
    }
}
