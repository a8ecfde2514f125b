using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class InvariantTests
{
    private static readonly Duration Tick = Duration.FromTicks(1);

    [Fact]
    public void Elapsed_undoes_add() => RandomCalendars.Hold((calendar, asked) =>
        Assert.Equal(asked.Working, calendar.Elapsed(asked.Start, calendar.Add(asked.Start, asked.Working))));

    [Fact]
    public void The_end_of_an_add_is_never_inside_closed_time() => RandomCalendars.Hold((calendar, asked) =>
    {
        var before = calendar.Add(asked.Start, asked.Working) - Tick;
        Assert.True(calendar.IsOpen(before));
        Assert.Equal(asked.Working - Tick, calendar.Elapsed(asked.Start, before));
    });

    [Fact]
    public void Adding_in_two_steps_is_adding_at_once() => RandomCalendars.Hold((calendar, asked) =>
    {
        var first = asked.Working * 0.3 + Tick;
        Assert.Equal(calendar.Add(asked.Start, asked.Working + first), calendar.Add(calendar.Add(asked.Start, first), asked.Working));
    });

    [Fact]
    public void Going_back_leads_to_the_opening_from_which_it_began() => RandomCalendars.Hold((calendar, asked) =>
        Assert.Equal(calendar.NextOpening(asked.Start), calendar.Add(calendar.Add(asked.Start, asked.Working), -asked.Working)));

    [Fact]
    public void The_next_opening_is_open_and_its_own_next_opening() => RandomCalendars.Hold((calendar, asked) =>
    {
        var opening = calendar.NextOpening(asked.Start);
        Assert.True(calendar.IsOpen(opening));
        Assert.Equal(opening, calendar.NextOpening(opening));
        Assert.Equal(opening, calendar.Add(asked.Start, Duration.Zero));
        Assert.Equal(Duration.Zero, calendar.Elapsed(asked.Start, opening));
    });

    [Fact]
    public void A_later_start_never_ends_earlier() => RandomCalendars.Hold((calendar, asked) =>
    {
        var (early, late) = (Instant.Min(asked.Start, asked.Other), Instant.Max(asked.Start, asked.Other));
        Assert.True(calendar.Add(early, asked.Working) <= calendar.Add(late, asked.Working));
        Assert.True(calendar.Add(early, -asked.Working) <= calendar.Add(late, -asked.Working));
    });

    [Fact]
    public void Elapsed_time_adds_up_over_any_instant_between() => RandomCalendars.Hold((calendar, asked) =>
    {
        var end = asked.Start + asked.Working * 4;
        Assert.Equal(calendar.Elapsed(asked.Start, end), calendar.Elapsed(asked.Start, asked.Other) + calendar.Elapsed(asked.Other, end));
        Assert.Equal(-calendar.Elapsed(asked.Start, end), calendar.Elapsed(end, asked.Start));
    });

    [Fact]
    public void The_openings_of_all_dates_are_the_open_time() => RandomCalendars.Hold((calendar, asked) =>
    {
        var days = calendar.Days(asked.Start.InZone(calendar.Zone).Date.PlusDays(-2), 5).ToList();
        Assert.Equal(days.SelectMany(day => day.Openings).Any(opening => opening.Contains(asked.Start)), calendar.IsOpen(asked.Start));
        Assert.All(days, day => Assert.Equal(day.Openings.Count > 0, day.Closed is null));
        Assert.All(days, day => Assert.Equal(day.Openings.Count > 0, calendar.WorkingDay(day.Date, 0) == day.Date));
        Assert.All(days, day => Assert.Equal(
            day.Openings is [var opening, ..] and [.., var closing] ? new Interval(opening.Start, closing.End) : null, calendar.HoursOn(day.Date)));
    });

    [Fact]
    public void Working_days_are_counted_one_by_one() => RandomCalendars.Hold((calendar, asked) =>
    {
        var from = asked.Start.InZone(calendar.Zone).Date;
        var second = calendar.WorkingDay(calendar.WorkingDay(from, 1), 1);
        Assert.Equal(second, calendar.WorkingDay(from, 2));
        Assert.Equal(calendar.WorkingDay(from.PlusDays(1), 0), calendar.WorkingDay(from, 1));
    });

    [Fact]
    public void The_stretches_of_a_time_are_all_of_it() => RandomCalendars.Hold((calendar, asked) =>
    {
        var (from, to) = (Instant.Min(asked.Start, asked.Other), Instant.Max(asked.Start, asked.Other) + Tick);
        var stretches = calendar.Stretches(from, to).ToList();
        var open = stretches.Where(stretch => stretch.Closed is null).Aggregate(Duration.Zero, (sum, stretch) => sum + (stretch.To - stretch.From));

        Assert.Equal(calendar.Elapsed(from, to), open);
        Assert.Equal([from, .. stretches.Select(stretch => stretch.To)], [.. stretches.Select(stretch => stretch.From), to]);
        Assert.All(stretches, stretch => Assert.True(stretch.From < stretch.To));
        Assert.All(stretches.Zip(stretches.Skip(1)), pair =>
            Assert.NotEqual((pair.First.Closed, pair.First.Holiday), (pair.Second.Closed, pair.Second.Holiday)));
    });

    [Fact]
    public void In_UTC_a_week_later_is_the_same_a_week_later() => RandomCalendars.Hold((drawn, _, asked) =>
    {
        const int weeks = 53;
        var later = Duration.FromDays(7 * weeks);
        var plain = drawn with { Zone = "UTC" };
        var moved = plain with
        {
            Change = plain.Change is var (day, week) ? (day + (7 * weeks), week) : null,
            Holidays = plain.Holidays.Select(holiday => holiday + (7 * weeks)).ToHashSet(),
            Special = plain.Special.ToDictionary(special => special.Key + (7 * weeks), special => special.Value),
        };

        Assert.Equal(plain.Build().Add(asked.Start, asked.Working) + later, moved.Build().Add(asked.Start + later, asked.Working));
    });
}
