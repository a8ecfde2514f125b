namespace ChatSla.Core.Mail;

/// <summary>How a customer is spoken to, from the name that stands beside the address.</summary>
public static class CustomerName
{
    /// <summary>"Karin Lund", also where it is written "Lund, Karin" or "Karin Lund (Acme)"; null where there is no name.</summary>
    public static string? Of(string? name)
    {
        var plain = name?.Split('(', '[', '|')[0].Trim(' ', '"', '\'', ',');
        if (string.IsNullOrWhiteSpace(plain) || plain.Contains('@')) return null;
        return plain.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var last, var first] ? $"{first} {last}" : plain;
    }

    public static string? FirstOf(string? name) => Of(name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}
