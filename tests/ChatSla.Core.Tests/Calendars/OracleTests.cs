using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>Every answer once more, by counting minutes.</summary>
public sealed class OracleTests
{
    [Fact]
    public void Open_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
    {
        Assert.Equal(oracle.IsOpen(asked.Start), calendar.IsOpen(asked.Start));
        Assert.Equal(oracle.IsOpen(asked.Other), calendar.IsOpen(asked.Other));
        return Same(oracle.Add(asked.Start, Duration.Zero, []), calendar.NextOpening(asked.Start));
    });

    [Fact]
    public void Elapsed_time_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
    {
        Assert.Equal(oracle.Elapsed(asked.Start, asked.Other, []), calendar.Elapsed(asked.Start, asked.Other));
        Assert.Equal(oracle.Elapsed(asked.Start, asked.Other, asked.Paused), calendar.Elapsed(asked.Start, asked.Other, asked.Pauses));
        return true;
    });

    [Fact]
    public void Adding_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
        Same(oracle.Add(asked.Start, asked.Working, []), calendar.Add(asked.Start, asked.Working)));

    [Fact]
    public void Adding_with_pauses_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
        Same(oracle.Add(asked.Start, asked.Working, asked.Paused), calendar.Add(asked.Start, asked.Working, asked.Pauses)));

    [Fact]
    public void The_next_running_instant_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
        Same(oracle.Add(asked.Start, Duration.Zero, asked.Paused), calendar.Add(asked.Start, Duration.Zero, asked.Pauses)));

    [Fact]
    public void Going_back_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
        Same(oracle.Subtract(asked.Start, asked.Working, []), calendar.Add(asked.Start, -asked.Working)));

    [Fact]
    public void Going_back_with_pauses_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
        Same(oracle.Subtract(asked.Start, asked.Working, asked.Paused), calendar.Add(asked.Start, -asked.Working, asked.Pauses)));

    [Fact]
    public void Every_stretch_is_open_or_closed_for_the_reason_that_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
    {
        var (from, to) = (Instant.Min(asked.Start, asked.Other), Instant.Max(asked.Start, asked.Other));
        foreach (var stretch in calendar.Stretches(from, to))
        {
            Instant[] within = [stretch.From, stretch.From + ((stretch.To - stretch.From) / 2), stretch.To - Duration.FromTicks(1)];
            Assert.All(within, at => Assert.Equal(oracle.IsOpen(at) ? null : oracle.ClosedAt(at), stretch.Closed));
        }

        return true;
    });

    /// <returns>Whether the oracle knows.</returns>
    private static bool Same((bool IsKnown, Instant? Answer) counted, Instant? answer)
    {
        if (counted.IsKnown) Assert.Equal(counted.Answer, answer);
        return counted.IsKnown;
    }
}
