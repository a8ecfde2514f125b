using System.Net.Mail;
using System.Text.RegularExpressions;
using ChatSla.Time;

namespace ChatSla.Customers;

/// <summary>Reads the section Customers.</summary>
public static partial class CustomerSettings
{
    private const int LongestName = 80;
    private const int LongestTier = 24;

    public static CustomerBook Read(CustomersOptions options, Faults faults)
    {
        var read = new Dictionary<string, KnownCustomer>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, line) in options.Index())
        {
            var key = $"{CustomersOptions.Section}:{at}";
            var from = line.From.Trim().TrimStart('@');
            var (name, tier, announcement) = (Text(line.Name), Text(line.Tier), Text(line.Announcement));
            if (name?.Length > LongestName) faults.Add($"{key}:Name", $"is longer than {LongestName} characters.");
            if (tier?.Length > LongestTier) faults.Add($"{key}:Tier", $"is longer than {LongestTier} characters.");
            if (announcement?.Length > Announcements.Longest) faults.Add($"{key}:Announcement", $"is longer than {Announcements.Longest} characters.");
            if (!IsScope(from)) faults.Add($"{key}:From", $"\"{line.From}\" is neither a mail address nor a domain, as anna@acme.com or acme.com.");
            else if (!read.TryAdd(from, new KnownCustomer(from, name, tier, announcement))) faults.Add($"{key}:From", $"{from} stands in a line above already.");
        }

        return new CustomerBook(read.Values);
    }

    /// <summary>Whether the word is a mail address or a domain.</summary>
    public static bool IsScope(string word) => MailAddress.TryCreate(word, out _) || Domain().IsMatch(word);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$")]
    private static partial Regex Domain();
}
