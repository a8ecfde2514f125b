using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class OracleTests
{
    [Fact]
    public void Counting_minute_by_minute_gives_the_same_working_time() => CalendarCases.Check(500, given =>
    {
        var oracle = new MinuteOracle(given);
        var other = given.Start + Duration.FromSeconds(given.Seconds * 3);

        Assert.Equal(oracle.IsOpen(given.Start), given.Calendar.IsOpen(given.Start));
        Assert.Equal(oracle.Elapsed(given.Start, other), given.Calendar.Elapsed(given.Start, other).TotalSeconds);
        Assert.Equal(oracle.Elapsed(other, given.Start), given.Calendar.Elapsed(other, given.Start).TotalSeconds);
        Agree(oracle.NextOpening(given.Start), given.Calendar.NextOpening(given.Start));
        Agree(oracle.NextOpening(given.Start), given.Calendar.Add(given.Start, Duration.Zero));
        Agree(oracle.Add(given.Start, given.Seconds), given.Calendar.Add(given.Start, given.Working));
        Agree(oracle.Subtract(given.Start, given.Seconds), given.Calendar.Add(given.Start, -given.Working));
    });

    /// <summary>The oracle knows sixty days; a rarely open calendar may answer later.</summary>
    private static void Agree(Instant? counted, Instant answer)
    {
        if (counted is { } expected) Assert.Equal(expected, answer);
    }
}
