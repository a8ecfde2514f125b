using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class InvariantTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public void Elapsed_undoes_add() => Holds((calendar, start, working) =>
        Assert.Equal(working, calendar.Elapsed(start, calendar.Add(start, working))));

    [Fact]
    public void The_second_before_the_end_of_an_add_is_open_and_not_enough() => Holds((calendar, start, working) =>
    {
        var before = calendar.Add(start, working) - Second;
        Assert.True(calendar.IsOpen(before));
        Assert.Equal(working - Second, calendar.Elapsed(start, before));
    });

    [Fact]
    public void Adding_in_two_steps_is_adding_at_once() => Holds((calendar, start, working) =>
        Assert.Equal(calendar.Add(start, working + Second + Second), calendar.Add(calendar.Add(start, Second + Second), working)));

    [Fact]
    public void Going_back_leads_to_the_opening_from_which_it_began() => Holds((calendar, start, working) =>
        Assert.Equal(calendar.NextOpening(start), calendar.Add(calendar.Add(start, working), -working)));

    [Fact]
    public void The_next_opening_is_open_and_its_own_next_opening() => Holds((calendar, start, _) =>
    {
        var opening = calendar.NextOpening(start);
        Assert.True(calendar.IsOpen(opening));
        Assert.Equal(opening, calendar.NextOpening(opening));
        Assert.Equal(Duration.Zero, calendar.Elapsed(start, opening));
    });

    [Fact]
    public void A_later_start_never_ends_earlier() => Holds((calendar, start, working) =>
        Assert.True(calendar.Add(start, working) <= calendar.Add(start + working / 7, working)));

    [Fact]
    public void Elapsed_time_adds_up_over_any_instant_between() => Holds((calendar, start, working) =>
    {
        var (middle, end) = (start + working / 3, start + working * 4);
        Assert.Equal(calendar.Elapsed(start, end), calendar.Elapsed(start, middle) + calendar.Elapsed(middle, end));
        Assert.Equal(-calendar.Elapsed(start, end), calendar.Elapsed(end, start));
    });

    [Fact]
    public void The_openings_of_all_dates_are_the_open_time() => Holds((calendar, start, _) =>
    {
        var date = start.InZone(calendar.Zone).Date;
        var openings = Enumerable.Range(-2, 5).SelectMany(days => calendar.OpeningsOn(date.PlusDays(days)));
        Assert.Equal(openings.Any(opening => opening.Contains(start)), calendar.IsOpen(start));
    });

    [Fact]
    public void In_UTC_a_week_later_is_the_same_a_week_later() => CalendarCases.Check(200, given =>
    {
        var week = given.Week.Index().ToDictionary(day => (IsoDayOfWeek)(day.Index + 1), day => Shift.ParseDay(day.Item));
        var calendar = new WorkingCalendar("Plain", DateTimeZone.Utc, week);
        var later = Duration.FromDays(7 * 53);
        Assert.Equal(calendar.Add(given.Start, given.Working) + later, calendar.Add(given.Start + later, given.Working));
    });

    private static void Holds(Action<WorkingCalendar, Instant, Duration> invariant) =>
        CalendarCases.Check(300, given => invariant(given.Calendar, given.Start, given.Working));
}
