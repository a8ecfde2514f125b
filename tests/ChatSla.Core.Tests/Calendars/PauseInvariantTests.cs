using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class PauseInvariantTests
{
    private static readonly Duration Tick = Duration.FromTicks(1);

    [Fact]
    public void A_pause_costs_the_working_time_that_it_covers() => RandomCalendars.Hold((calendar, asked) =>
    {
        var (from, to) = (Instant.Min(asked.Start, asked.Other), Instant.Max(asked.Start, asked.Other));
        var until = to + asked.Working;

        var all = calendar.Elapsed(from, until, asked.Pauses);
        Assert.Equal(all, calendar.Elapsed(from, to, asked.Pauses) + calendar.Elapsed(to, until, asked.Pauses));
        Assert.Equal(calendar.Elapsed(from, until) - calendar.Elapsed(from, to), calendar.Elapsed(from, until, new Pauses([new Pause(from, to)])));
    });

    [Fact]
    public void Elapsed_undoes_add_and_the_tick_before_was_running() => RandomCalendars.Hold((calendar, asked) =>
    {
        if (calendar.Add(asked.Start, asked.Working, asked.Pauses) is not { } due) return;

        Assert.Equal(asked.Working, calendar.Elapsed(asked.Start, due, asked.Pauses));
        Assert.True(calendar.IsOpen(due - Tick));
        Assert.DoesNotContain(asked.Paused, pause => pause.From < due && !(pause.To < due));
        Assert.Equal(asked.Working - Tick, calendar.Elapsed(asked.Start, due - Tick, asked.Pauses));
    });

    [Fact]
    public void Going_back_leads_to_where_the_clock_ran_first() => RandomCalendars.Hold((calendar, asked) =>
    {
        if (calendar.Add(asked.Start, asked.Working, asked.Pauses) is not { } due) return;
        Assert.Equal(calendar.Add(asked.Start, Duration.Zero, asked.Pauses), calendar.Add(due, -asked.Working, asked.Pauses));
    });

    [Fact]
    public void The_order_of_pauses_does_not_matter() => RandomCalendars.Hold((calendar, asked) =>
        Unchanged(calendar, asked, asked.Paused.Reverse()));

    [Fact]
    public void An_empty_pause_and_one_in_closed_time_change_nothing() => RandomCalendars.Hold((calendar, asked) =>
    {
        var opening = calendar.NextOpening(asked.Other);
        Unchanged(calendar, asked, [.. asked.Paused, new Pause(asked.Other, asked.Other), new Pause(asked.Other, opening)]);
    });

    [Fact]
    public void A_pause_inside_another_changes_nothing() => RandomCalendars.Hold((calendar, asked) =>
        Unchanged(calendar, asked, [.. asked.Paused, .. asked.Paused.Where(pause => pause.To is not null).Select(Middle)]));

    [Fact]
    public void A_pause_never_makes_it_earlier() => RandomCalendars.Hold((calendar, asked) =>
        Assert.True(calendar.Add(asked.Start, asked.Working, asked.Pauses) is not { } due || due >= calendar.Add(asked.Start, asked.Working)));

    [Fact]
    public void A_pause_without_an_end_hides_what_comes_after_it_and_nothing_before() => RandomCalendars.Hold((calendar, asked) =>
    {
        var ended = asked.Paused.Where(pause => pause.To is not null).ToList();
        var due = calendar.Add(asked.Start, asked.Working, new Pauses(ended))!.Value;

        Assert.Equal(due, calendar.Add(asked.Start, asked.Working, new Pauses([.. ended, new Pause(due, null)])));
        Assert.Null(calendar.Add(asked.Start, asked.Working, new Pauses([.. ended, new Pause(due - Tick, null)])));
        Assert.Null(calendar.Add(asked.Start, asked.Working, new Pauses([.. ended, new Pause(Instant.Min(asked.Other, due - Tick), null)])));
    });

    private static void Unchanged(WorkingCalendar calendar, Question asked, IEnumerable<Pause> others)
    {
        var pauses = new Pauses(others);
        Assert.Equal(calendar.Add(asked.Start, asked.Working, asked.Pauses), calendar.Add(asked.Start, asked.Working, pauses));
        Assert.Equal(calendar.Add(asked.Start, -asked.Working, asked.Pauses), calendar.Add(asked.Start, -asked.Working, pauses));
        Assert.Equal(calendar.Elapsed(asked.Start, asked.Other, asked.Pauses), calendar.Elapsed(asked.Start, asked.Other, pauses));
    }

    private static Pause Middle(Pause pause) =>
        new(pause.From + ((pause.To!.Value - pause.From) / 4), pause.To.Value - ((pause.To.Value - pause.From) / 4));
}
