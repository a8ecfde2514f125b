using System.Globalization;
using ChatSla.Core.Figures;
using ChatSla.Core.Promises;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>What a rehearsal came to, in the words and figures that the terminal and the page show alike.</summary>
/// <param name="What">"9,000 mails of export.csv" or "1,204 stored queries".</param>
/// <param name="Agreements">Each mailbox's agreement, as it is and as it would be.</param>
/// <param name="Names">Customers' names by address.</param>
/// <param name="Notes">What was left out, and why.</param>
public sealed record RehearsalReport(
    string What, string When, IReadOnlyList<ComparedAgreement> Agreements, RehearsedFigures Figures, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Notes)
{
    private const int MostCustomers = 10;

    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    /// <summary>"Kept 93.5 % before and 90.2 % after: 330 newly missed, 38 newly kept."</summary>
    public string Headline => Figures.All is { Before.KeptPerMille: { } before, After.KeptPerMille: { } after } all
        ? all.Changed == 0
            ? $"Kept {Share(after)} either way: nothing would change."
            : $"Kept {Share(before)} before, {Share(after)} after: {Number(all.NewlyMissed)} newly missed, {Number(all.NewlyKept)} newly kept."
        : Figures.All.Stages == 0 ? "There is nothing to compare." : $"{Number(Figures.All.NewlyMissed)} would be missed and {Number(Figures.All.NewlyKept)} would be kept that are not now.";

    /// <summary>A row for each stage, and one for all where there are several.</summary>
    public IEnumerable<(string Name, RehearsedTally Tally)> Stages
    {
        get
        {
            foreach (var (kind, tally) in Figures.ByKind) yield return (NameOf(kind), tally);
            if (Figures.ByKind.Count > 1) yield return ("All", Figures.All);
        }
    }

    /// <summary>The customers for whom most would change; none where nobody knows who they are.</summary>
    public IReadOnlyList<(string Name, RehearsedTally Tally)> Customers =>
    [
        .. (Figures.ByCustomer.Keys.All(name => name.Length == 0) ? [] : Figures.MostChanged(MostCustomers))
            .Select(one => (one.Customer.Length == 0 ? "Unknown" : Names.GetValueOrDefault(one.Customer, one.Customer), one.Tally)),
    ];

    /// <summary>Monday to Sunday.</summary>
    public IEnumerable<(string Name, RehearsedTally Tally)> Weekdays =>
        Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => (day.ToString()[..3], Figures.On(day)));

    public static string Number(long number) => number.ToString("N0", Words);

    /// <summary>"+12", "-3", "0".</summary>
    public static string Difference(long difference) => difference > 0 ? $"+{Number(difference)}" : Number(difference);

    /// <summary>"93.5 %"; a dash where nothing came to an end.</summary>
    public static string Share(int? perMille) => perMille is { } share ? $"{(share / 10m).ToString("0.0", Words)} %" : "-";

    /// <summary>In percentage points: "-3.3".</summary>
    public static string Difference(RehearsedTally tally) => tally is { Before.KeptPerMille: { } before, After.KeptPerMille: { } after }
        ? ((after - before) / 10m).ToString("+0.0;-0.0;0.0", Words)
        : "";

    private static string NameOf(PromiseKind kind) => AgreementWords.Capital(PromiseWords.Name(kind));
}

/// <param name="Whose">The mailbox's address, and whose mail to it.</param>
/// <param name="Before">As the settings are; the stored queries are compared as they were promised at the time.</param>
public sealed record ComparedAgreement(string Whose, SlaPolicy? Before, SlaPolicy? After)
{
    /// <summary>"gold: within four hours." and then its rules.</summary>
    public static string Words(SlaPolicy? policy) => policy is null ? "Nothing is promised." : $"{policy.Name}: {Sentence(policy.Service)} {string.Join(" ", AgreementWords.Rules(policy))}";

    private static string Sentence(string service) => service.TrimEnd().EndsWith('.') ? service.Trim() : $"{service.Trim()}.";
}
