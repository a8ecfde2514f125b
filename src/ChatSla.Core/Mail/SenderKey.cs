using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>One name for all addresses that a ticket system writes from: "help+4711@x.example" and "help-4712@x.example" differ in the number only.</summary>
public static partial class SenderKey
{
    public static string Of(string address)
    {
        var lower = address.Trim().ToLowerInvariant();
        var at = lower.LastIndexOf('@');
        if (at < 0) return lower;

        var local = lower[..at].Split('+')[0];
        return $"{Digits().Replace(local, "#")}{lower[at..]}";
    }

    /// <summary>What follows the @.</summary>
    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
