namespace ChatSla.Customers;

/// <summary>The section Customers: who customers are, besides their addresses.</summary>
public sealed class CustomersOptions : List<KnownCustomerOptions>
{
    public const string Section = "Customers";
}

/// <summary>One customer. Every value is text, so that all faults can be listed at once.</summary>
public sealed class KnownCustomerOptions
{
    /// <summary>A mail address, or a domain that stands for those below it too. The narrowest line that fits counts.</summary>
    public string From { get; set; } = "";

    /// <summary>The company's name as cards show it.</summary>
    public string? Name { get; set; }

    /// <summary>As "Gold".</summary>
    public string? Tier { get; set; }

    /// <summary>Stands on every open card of the customer for as long as it stands here.</summary>
    public string? Announcement { get; set; }
}
