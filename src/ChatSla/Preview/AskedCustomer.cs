using ChatSla.Core.Promises;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Preview;

/// <summary>Whose mail it would be, as far as the settings of a mailbox know.</summary>
/// <param name="Shown">As people read it.</param>
/// <param name="Address">What chooses the agreement: an address, or "@" and a domain; null: the mailbox's own agreement holds.</param>
/// <param name="Note">What there is to know about the choice; null: nothing.</param>
public sealed record AskedCustomer(string Shown, string? Address, string? Note)
{
    private const int Listed = 3;

    /// <param name="asked">A name, a domain or an address; null: anybody.</param>
    /// <exception cref="FormatException">The name fits customers who are promised different things; the message lists them.</exception>
    public static AskedCustomer Find(string? asked, PolicyBook book)
    {
        if (asked is null) return new AskedCustomer(PreviewStrings.Anybody, null, Others(book));

        var name = CardText.Cut(CardText.OneLine(asked.TrimStart('@')), 60);
        var address = asked.Contains('@', StringComparison.Ordinal) && asked[0] is not '@' ? asked : $"@{asked.TrimStart('@')}";
        if (book.Choices.Any(choice => Covers(choice.From, address))) return new AskedCustomer(name, address, null);
        if (address[0] is not '@') return new AskedCustomer(name, address, PreviewStrings.NoAgreement.With(name));

        return Named(asked, book) switch
        {
            [] => new AskedCustomer(name, null, PreviewStrings.NobodyNamed.With(name)),
            var found when found.DistinctBy(choice => choice.Policy).Count() > 1 =>
                throw new FormatException(PreviewStrings.MayBe.With(name, string.Join(PreviewStrings.Or, found.Select(choice => choice.From)))),
            var found => new AskedCustomer($"{name} ({found[0].From})", found[0].From.Contains('@', StringComparison.Ordinal) ? found[0].From : $"@{found[0].From}", null),
        };
    }

    /// <summary>Whole domains before single people: "Acme AB" is acme.com before it is anna@acme.com.</summary>
    private static List<PolicyChoice> Named(string asked, PolicyBook book)
    {
        var words = asked.Split([' ', '.', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
        string[] labels = [string.Concat(words), string.Join('-', words), words.FirstOrDefault() ?? ""];
        var found = book.Choices.Where(choice => LabelsOf(choice.From).Any(label => labels.Contains(label, StringComparer.OrdinalIgnoreCase))).ToList();
        return found.Exists(choice => !choice.From.Contains('@', StringComparison.Ordinal)) ? [.. found.Where(choice => !choice.From.Contains('@', StringComparison.Ordinal))] : found;
    }

    /// <summary>"acme" of acme.com, "acme" and "anna" of anna@acme.com; the last label of a domain names no customer.</summary>
    private static IEnumerable<string> LabelsOf(string from)
    {
        var at = from.IndexOf('@', StringComparison.Ordinal);
        return from[(at + 1)..].Split('.').SkipLast(1).Concat(at < 0 ? [] : [from[..at]]);
    }

    private static bool Covers(string from, string address) => address.Equals(from, StringComparison.OrdinalIgnoreCase)
        || (!from.Contains('@', StringComparison.Ordinal) && (address.EndsWith($"@{from}", StringComparison.OrdinalIgnoreCase) || address.EndsWith($".{from}", StringComparison.OrdinalIgnoreCase)));

    private static string? Others(PolicyBook book)
    {
        var others = book.Choices.Where(choice => !choice.Policy.Equals(book.Policy, StringComparison.OrdinalIgnoreCase)).Select(choice => choice.From).ToList();
        var names = string.Join(", ", others.Take(Listed));
        return others.Count == 0 ? null : PreviewStrings.AnotherAgreement.With(others.Count > Listed ? PreviewStrings.AndMore.With(names, others.Count - Listed) : names);
    }
}
