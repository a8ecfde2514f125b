using ChatSla.Core.Promises;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Rehearsal;

/// <summary>The rules of an agreement in words: two agreements may have the same sentence for the customer and other rules.</summary>
public static class AgreementWords
{
    /// <summary>"First answer: within 4 h of working time; amber 1 h before." for each stage, in order; the same rule once.</summary>
    public static IEnumerable<string> Rules(SlaPolicy? policy) => policy is not { IsEnabled: true }
        ? ["Nothing is promised."]
        : policy.Targets.Values.OrderBy(target => target.Kind).GroupBy(target => $"{Rule(target.Deadline)}; {Amber(target.Aim)}.")
            .Select(same => $"{Capital(string.Join(" and ", same.Select(target => PromiseWords.Name(target.Kind))))}: {same.Key}");

    /// <summary>With all that an agreement may change.</summary>
    private static string Rule(Deadline deadline) => deadline switch
    {
        Deadline.SameDay same => $"by {(same.By is { } by ? $"{LedgerDates.Clock(by)} of the same day" : "closing")} if received before {LedgerDates.Clock(same.CutOff)} with {LedgerDates.Length(same.MinLead)} of the day left, else by {LedgerDates.Clock(same.NextBy)} of the next working day",
        Deadline.EarlierOf both => $"{Rule(both.First)}, or {Rule(both.Second)}, whichever is earlier",
        _ => RuleText.Name(deadline),
    };

    private static string Amber(Aim aim) => aim switch
    {
        Aim.Own own => $"amber when not done {Rule(own.Deadline)}",
        Aim.Before before => $"amber {LedgerDates.Length(before.Working)} of working time before",
        _ => $"amber {RuleText.Name(aim)}",
    };

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
