using System.Diagnostics;
using System.Globalization;
using ChatSla.Core.Promises;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>The rules of an agreement in words: two agreements may have the same sentence for the customer and other rules.</summary>
public static class AgreementWords
{
    /// <summary>"First answer: within 4 h of working time; amber 1 h before." for each stage, in order; the same rule once.</summary>
    public static IEnumerable<string> Rules(SlaPolicy? policy) => policy is not { IsEnabled: true }
        ? ["Nothing is promised."]
        : policy.Targets.Values.OrderBy(target => target.Kind).GroupBy(target => $"{Rule(target.Deadline)}; {Amber(target.Aim)}.")
            .Select(same => $"{Capital(string.Join(" and ", same.Select(target => PromiseWords.Name(target.Kind))))}: {same.Key}");

    private static string Rule(Deadline deadline) => deadline switch
    {
        Deadline.SameDay same => $"by {(same.By is { } by ? $"{Clock(by)} of the same day" : "closing")} if received before {Clock(same.CutOff)} with {Hours(same.MinLead)} of the day left, else by {Clock(same.NextBy)} of the next working day",
        Deadline.WithinWorkingHours within => $"within {Hours(within.Working)} of working time",
        Deadline.WithinHours within => $"within {Hours(within.Length)} by the clock",
        Deadline.OnWorkingDay { Day: 0 } on => $"by {Time(on.By)} of the same working day",
        Deadline.OnWorkingDay on => $"by {Time(on.By)} of working day {on.Day} after it",
        Deadline.EarlierOf both => $"{Rule(both.First)}, or {Rule(both.Second)}, whichever is earlier",
        _ => throw new UnreachableException(),
    };

    private static string Amber(Aim aim) => aim switch
    {
        Aim.Before before => $"amber {Hours(before.Working)} of working time before",
        Aim.Own own => $"amber when not done {Rule(own.Deadline)}",
        Aim.Share share => $"amber when {share.Percent} % of the time has passed",
        _ => throw new UnreachableException(),
    };

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Time(LocalTime? by) => by is { } time ? Clock(time) : "closing";

    /// <summary>Never in days: a day of working time is no day of the calendar.</summary>
    private static string Hours(Duration length)
    {
        var (hours, minutes, seconds) = ((long)length.TotalHours, length.Minutes, length.Seconds);
        string[] parts = [hours == 0 ? "" : $"{hours} h", minutes == 0 ? "" : $"{minutes} min", seconds == 0 ? "" : $"{seconds} s"];
        return length == Duration.Zero ? "0 min" : string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
