using System.Diagnostics;
using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The rule that set a deadline, in a sentence with the values that applied.</summary>
public static class RuleText
{
    /// <summary>The sentences that lead to the deadline, one after the other.</summary>
    public static IEnumerable<string> Of(Ledger ledger, LedgerDates dates)
    {
        if (ledger.Promise.IsByHand)
        {
            var by = ledger.Moves.LastOrDefault(move => move.Moved.Cause is MoveCause.ByHand)?.Moved.By?.Name ?? "A person";
            yield return $"{by} promised {dates.At(ledger.Promise.DueAt)} by hand.";
            yield break;
        }

        if (ledger.Rule is not { } rule)
        {
            yield return $"The agreement no longer says how this was promised; {dates.At(ledger.Promise.DueAt)} stands as it was recorded.";
            yield break;
        }

        var due = ledger.DueByRule ?? ledger.Promise.DueAt;
        yield return $"{Began(ledger)} {dates.At(ledger.Promise.StartAt)}{Sentence(ledger, rule, due, dates)}.";
        foreach (var other in Leaves(ledger.Target!.Deadline).Where(other => !ReferenceEquals(other, rule)))
        {
            if (other.DueAt(ledger.Promise.StartAt, ledger.Policy.Calendar) is var later && later >= due)
                yield return $"The agreement has another rule, {Name(other)}; it gives {dates.At(later)}, and the earlier one holds.";
        }

        if (due != ledger.Promise.DueAt) yield return $"What was promised stands: {dates.At(ledger.Promise.DueAt)}.";
    }

    /// <summary>"within 4 h of working time", as a rule is told beside another.</summary>
    public static string Name(Deadline rule) => rule switch
    {
        Deadline.SameDay(var cutOff, var nextBy, _, _) => $"the same day when received before {LedgerDates.Clock(cutOff)}, else by {LedgerDates.Clock(nextBy)} on the next working day",
        Deadline.WithinWorkingHours { Working: var working } => $"within {LedgerDates.Length(working)} of working time",
        Deadline.WithinHours { Length: var length } => $"within {LedgerDates.Length(length)} by the clock on the wall",
        Deadline.OnWorkingDay { Day: 0, By: var by } => $"by {By(by)} the same working day",
        Deadline.OnWorkingDay { Day: var day, By: var by } => $"by {By(by)} on the {Ordinal(day)} working day after",
        Deadline.EarlierOf(var first, var second) => $"{Name(first)}, or {Name(second)}, whichever is earlier",
        _ => throw new UnreachableException(),
    };

    /// <summary>"1 h of working time before the promise".</summary>
    public static string Name(Aim aim) => aim switch
    {
        Aim.Before { Working: var working } => $"{LedgerDates.Length(working)} of working time before the promise",
        Aim.Own(var deadline) => Name(deadline),
        Aim.Share { Percent: var percent } => $"when {percent} % of the time has passed",
        _ => throw new UnreachableException(),
    };

    private static string Began(Ledger ledger) => ledger.Promise.Kind switch
    {
        PromiseKind.FirstResponse => "Received",
        PromiseKind.NextResponse => "The oldest unanswered mail was received",
        PromiseKind.Resolution => "Opened by the mail received",
        _ => "Our last word left",
    };

    private static string Sentence(Ledger ledger, Deadline rule, Instant due, LedgerDates dates) => rule switch
    {
        Deadline.SameDay sameDay => $", {SameDay(sameDay, ledger.Promise.StartAt, due, ledger.Policy.Calendar, dates)}",
        Deadline.WithinWorkingHours { Working: var working } => $": {LedgerDates.Length(working)} of working time from then{Pauses(ledger)}{Ends(ledger, due, dates)}",
        Deadline.WithinHours { Length: var length } => $": {LedgerDates.Length(length)} by the clock on the wall from then, nights and holidays included{Pauses(ledger)}{Ends(ledger, due, dates)}",
        Deadline.OnWorkingDay { Day: 0, By: var by } => $": by {By(by)} on that day, or on the next working day where none of it is left: {dates.At(due)}",
        Deadline.OnWorkingDay { Day: var day, By: var by } => $": by {By(by)} on the {Ordinal(day)} working day after that date: {dates.At(due)}",
        _ => throw new UnreachableException(),
    };

    private static string SameDay(Deadline.SameDay rule, Instant start, Instant due, WorkingCalendar calendar, LedgerDates dates)
    {
        var (time, cutOff) = (start.InZone(calendar.Zone), LedgerDates.Clock(rule.CutOff));
        return rule.CaseOf(start, calendar) switch
        {
            SameDayCase.InTime => $"before the cut-off {cutOff}: by {(IsClosing(due, time.Date, calendar) ? "closing" : ClockOf(due, calendar))} the same day, {dates.At(due)}",
            SameDayCase.NoWorkingDay => $"on no working day ({WhyClosed(time.Date, calendar)}): {NextDay(rule, due, calendar, dates)}",
            SameDayCase.AfterCutOff when time.TimeOfDay == rule.CutOff => $"at the cut-off {cutOff}, which is too late for that day: {NextDay(rule, due, calendar, dates)}",
            SameDayCase.AfterCutOff => $"after the cut-off {cutOff}: {NextDay(rule, due, calendar, dates)}",
            _ => $"with {LedgerDates.Length(Left(time.Date, start, calendar))} of working time left that day where the rule asks for {LedgerDates.Length(rule.MinLead)}: {NextDay(rule, due, calendar, dates)}",
        };
    }

    private static string NextDay(Deadline.SameDay rule, Instant due, WorkingCalendar calendar, LedgerDates dates) =>
        due.InZone(calendar.Zone).TimeOfDay == rule.NextBy
            ? $"by {LedgerDates.Clock(rule.NextBy)} on the next working day, {dates.At(due)}"
            : $"by closing on the next working day, which is not open at {LedgerDates.Clock(rule.NextBy)}, {dates.At(due)}";

    /// <summary>What would have counted, had it not lain in a pause.</summary>
    private static string Pauses(Ledger ledger) =>
        ledger.Lines.Where(line => line is { Skipped: SkippedBecause.Paused, IsAhead: false, IsOverdue: false }).Aggregate(Duration.Zero, (sum, line) => sum + line.Working) is var paused
        && paused > Duration.Zero ? $", without {LedgerDates.Length(paused)} in pauses" : "";

    private static string Ends(Ledger ledger, Instant due, LedgerDates dates) => ledger.IsDueKnown
        ? $"{(Pauses(ledger).Length > 0 || ledger.IsByTheWallClock ? "," : "")} ends {dates.At(due)}"
        : "; when it ends is known once the pause ends";

    private static IEnumerable<Deadline> Leaves(Deadline rule) => rule is Deadline.EarlierOf(var first, var second) ? [.. Leaves(first), .. Leaves(second)] : [rule];

    private static string WhyClosed(LocalDate date, WorkingCalendar calendar) => calendar.Days(date, 1).Single() switch
    {
        { Closed: ClosedBecause.Holiday, Holiday: { } holiday } => CardText.Cut(CardText.OneLine(holiday.Name), 60),
        { Closed: ClosedBecause.DayOff } when date.DayOfWeek >= IsoDayOfWeek.Saturday => "weekend",
        { Closed: ClosedBecause.SpecialDay } => "closed that day",
        _ => "day off",
    };

    private static Duration Left(LocalDate date, Instant start, WorkingCalendar calendar) =>
        calendar.HoursOn(date) is { End: var closing } && closing > start ? calendar.Elapsed(start, closing) : Duration.Zero;

    private static bool IsClosing(Instant due, LocalDate date, WorkingCalendar calendar) => calendar.HoursOn(date)?.End == due;

    private static string ClockOf(Instant at, WorkingCalendar calendar) => LedgerDates.Clock(at.InZone(calendar.Zone).TimeOfDay);

    private static string By(LocalTime? by) => by is { } time ? LedgerDates.Clock(time) : "closing";

    private static string Ordinal(int day) => (day % 100, day % 10) switch
    {
        (not (11 or 12 or 13), 1) => $"{day}st",
        (not (11 or 12 or 13), 2) => $"{day}nd",
        (not (11 or 12 or 13), 3) => $"{day}rd",
        _ => $"{day}th",
    };
}
