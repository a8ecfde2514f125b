using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.Time;

public sealed class ZonedTimesTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    [Theory]
    [InlineData("2026-11-23T01:00", "2026-11-23T01:30")] // 02:00 there
    [InlineData("2026-11-23T01:30", "2026-11-24T01:30")] // 02:30 there: it has come
    [InlineData("2026-11-23T20:00", "2026-11-24T01:30")]
    [InlineData("2026-11-23T23:30", "2026-11-24T01:30")] // the next day there already
    [InlineData("2026-03-28T12:00", "2026-03-29T01:30")] // 02:30 is skipped: 03:30 summer time
    [InlineData("2026-10-24T12:00", "2026-10-25T00:30")] // 02:30 comes twice: the first one
    [InlineData("2026-10-25T00:45", "2026-10-26T01:30")]
    public void The_next_time_is_the_zones_and_strictly_later(string after, string next) => Assert.Equal(At(next), At(after).NextAt(new LocalTime(2, 30), Stockholm));

    private static Instant At(string utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc));
}
