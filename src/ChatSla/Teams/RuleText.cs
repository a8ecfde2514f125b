using System.Diagnostics;
using System.Globalization;
using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
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
            var by = ledger.Moves.LastOrDefault(move => move.Moved.Cause is MoveCause.ByHand)?.Moved.By?.Name ?? RuleStrings.APerson;
            yield return RuleStrings.ByHand.With(by, dates.At(ledger.Promise.DueAt));
            yield break;
        }

        if (ledger.Rule is not { } rule)
        {
            yield return RuleStrings.RuleGone.With(dates.At(ledger.Promise.DueAt));
            yield break;
        }

        var due = ledger.DueByRule ?? ledger.Promise.DueAt;
        yield return RuleStrings.Began.With(Began(ledger), dates.At(ledger.Promise.StartAt), Sentence(ledger, rule, due, dates));
        foreach (var other in Leaves(ledger.Target!.Deadline).Where(other => !ReferenceEquals(other, rule)))
        {
            if (other.DueAt(ledger.Promise.StartAt, ledger.Policy.Calendar) is var later && later >= due)
                yield return RuleStrings.OtherRule.With(Name(other), dates.At(later));
        }

        if (due != ledger.Promise.DueAt) yield return RuleStrings.StandsAs.With(dates.At(ledger.Promise.DueAt));
    }

    /// <summary>"within 4 h of working time", as a rule is told beside another.</summary>
    public static string Name(Deadline rule) => rule switch
    {
        Deadline.SameDay(var cutOff, var nextBy, _, _) => RuleStrings.SameDayName.With(LedgerDates.Clock(cutOff), LedgerDates.Clock(nextBy)),
        Deadline.WithinWorkingHours { Working: var working } => RuleStrings.WithinWorking.With(LedgerDates.Length(working)),
        Deadline.WithinHours { Length: var length } => RuleStrings.WithinWall.With(LedgerDates.Length(length)),
        Deadline.OnWorkingDay { Day: 0, By: var by } => RuleStrings.SameWorkingDay.With(By(by)),
        Deadline.OnWorkingDay { Day: var day, By: var by } => RuleStrings.NthWorkingDay.With(By(by), Ordinal(day)),
        Deadline.EarlierOf(var first, var second) => RuleStrings.Either.With(Name(first), Name(second)),
        _ => throw new UnreachableException(),
    };

    /// <summary>"1 h of working time before the promise".</summary>
    public static string Name(Aim aim) => aim switch
    {
        Aim.Before { Working: var working } => RuleStrings.AimBefore.With(LedgerDates.Length(working)),
        Aim.Own(var deadline) => Name(deadline),
        Aim.Share { Percent: var percent } => RuleStrings.AimShare.With(percent),
        _ => throw new UnreachableException(),
    };

    private static string Began(Ledger ledger) => ledger.Promise.Kind switch
    {
        PromiseKind.FirstResponse => RuleStrings.Received,
        PromiseKind.NextResponse => RuleStrings.OldestReceived,
        PromiseKind.Resolution => RuleStrings.OpenedByMail,
        _ => RuleStrings.LastWordLeft,
    };

    private static string Sentence(Ledger ledger, Deadline rule, Instant due, LedgerDates dates) => rule switch
    {
        Deadline.SameDay sameDay => $", {SameDay(sameDay, ledger.Promise.StartAt, due, ledger.Policy.Calendar, dates)}",
        Deadline.WithinWorkingHours { Working: var working } => RuleStrings.WorkingFromThen.With(LedgerDates.Length(working), Pauses(ledger), Ends(ledger, due, dates)),
        Deadline.WithinHours { Length: var length } => RuleStrings.WallFromThen.With(LedgerDates.Length(length), Pauses(ledger), Ends(ledger, due, dates)),
        Deadline.OnWorkingDay { Day: 0, By: var by } => RuleStrings.OnThatDay.With(By(by), dates.At(due)),
        Deadline.OnWorkingDay { Day: var day, By: var by } => RuleStrings.OnNthDay.With(By(by), Ordinal(day), dates.At(due)),
        _ => throw new UnreachableException(),
    };

    private static string SameDay(Deadline.SameDay rule, Instant start, Instant due, WorkingCalendar calendar, LedgerDates dates)
    {
        var (time, cutOff) = (start.InZone(calendar.Zone), LedgerDates.Clock(rule.CutOff));
        return rule.CaseOf(start, calendar) switch
        {
            SameDayCase.InTime => RuleStrings.InTime.With(cutOff, IsClosing(due, time.Date, calendar) ? RuleStrings.Closing : ClockOf(due, calendar), dates.At(due)),
            SameDayCase.NoWorkingDay => RuleStrings.OnNoWorkingDay.With(WhyClosed(time.Date, calendar), NextDay(rule, due, calendar, dates)),
            SameDayCase.AfterCutOff when time.TimeOfDay == rule.CutOff => RuleStrings.AtCutOff.With(cutOff, NextDay(rule, due, calendar, dates)),
            SameDayCase.AfterCutOff => RuleStrings.AfterCutOff.With(cutOff, NextDay(rule, due, calendar, dates)),
            _ => RuleStrings.TooLittleLeft.With(LedgerDates.Length(Left(time.Date, start, calendar)), LedgerDates.Length(rule.MinLead), NextDay(rule, due, calendar, dates)),
        };
    }

    private static string NextDay(Deadline.SameDay rule, Instant due, WorkingCalendar calendar, LedgerDates dates) =>
        due.InZone(calendar.Zone).TimeOfDay == rule.NextBy
            ? RuleStrings.NextDayBy.With(LedgerDates.Clock(rule.NextBy), dates.At(due))
            : RuleStrings.NextDayClosing.With(LedgerDates.Clock(rule.NextBy), dates.At(due));

    /// <summary>What would have counted, had it not lain in a pause.</summary>
    private static string Pauses(Ledger ledger) =>
        ledger.Lines.Where(line => line is { Skipped: SkippedBecause.Paused, IsAhead: false, IsOverdue: false }).Aggregate(Duration.Zero, (sum, line) => sum + line.Working) is var paused
        && paused > Duration.Zero ? RuleStrings.WithoutPauses.With(LedgerDates.Length(paused)) : "";

    private static string Ends(Ledger ledger, Instant due, LedgerDates dates) => ledger.IsDueKnown
        ? $"{(Pauses(ledger).Length > 0 || ledger.IsByTheWallClock ? "," : "")}{RuleStrings.Ends.With(dates.At(due))}"
        : RuleStrings.EndsUnknown;

    private static IEnumerable<Deadline> Leaves(Deadline rule) => rule is Deadline.EarlierOf(var first, var second) ? [.. Leaves(first), .. Leaves(second)] : [rule];

    private static string WhyClosed(LocalDate date, WorkingCalendar calendar) => calendar.Days(date, 1).Single() switch
    {
        { Closed: ClosedBecause.Holiday, Holiday: { } holiday } => CardText.Cut(CardText.OneLine(holiday.Name), 60),
        { Closed: ClosedBecause.DayOff } when date.DayOfWeek >= IsoDayOfWeek.Saturday => WhyStrings.Weekend,
        { Closed: ClosedBecause.SpecialDay } => WhyStrings.ClosedThatDay,
        _ => WhyStrings.DayOff,
    };

    private static Duration Left(LocalDate date, Instant start, WorkingCalendar calendar) =>
        calendar.HoursOn(date) is { End: var closing } && closing > start ? calendar.Elapsed(start, closing) : Duration.Zero;

    private static bool IsClosing(Instant due, LocalDate date, WorkingCalendar calendar) => calendar.HoursOn(date)?.End == due;

    private static string ClockOf(Instant at, WorkingCalendar calendar) => LedgerDates.Clock(at.InZone(calendar.Zone).TimeOfDay);

    private static string By(LocalTime? by) => by is { } time ? LedgerDates.Clock(time) : RuleStrings.Closing;

    /// <summary>"2nd"; in Swedish "2:a".</summary>
    private static string Ordinal(int day) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "sv" ? SwedishOrdinal(day) : (day % 100, day % 10) switch
    {
        (not (11 or 12 or 13), 1) => $"{day}st",
        (not (11 or 12 or 13), 2) => $"{day}nd",
        (not (11 or 12 or 13), 3) => $"{day}rd",
        _ => $"{day}th",
    };

    private static string SwedishOrdinal(int day) => (day % 100, day % 10) is (not (11 or 12), 1 or 2) ? $"{day}:a" : $"{day}:e";
}
