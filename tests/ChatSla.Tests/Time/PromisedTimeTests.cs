using ChatSla.Time;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Tests.Time;

public sealed class PromisedTimeTests
{
    [Theory]
    [InlineData("en", "2026-11-23T17:00", "by 17:00 today, Monday 23 November (Stockholm time)")]
    [InlineData("en", "2026-11-24T12:00", "by 12:00 tomorrow, Tuesday 24 November (Stockholm time)")]
    [InlineData("en", "2026-11-27T12:00", "by 12:00 on Friday 27 November (Stockholm time)")]
    [InlineData("en", "2027-01-07T12:00", "by 12:00 on Thursday 7 January 2027 (Stockholm time)")]
    [InlineData("sv", "2026-11-24T12:00", "senast kl. 12.00 i morgon, tisdag 24 november (tid i Stockholm)")]
    [InlineData("sv", "2026-11-27T12:00", "senast kl. 12.00 fredag 27 november (tid i Stockholm)")]
    [InlineData("de", "2026-11-24T12:00", "bis morgen, Dienstag, 24. November, 12:00 Uhr (Ortszeit Stockholm)")]
    [InlineData("de", "2026-11-27T12:00", "bis Freitag, 27. November, 12:00 Uhr (Ortszeit Stockholm)")]
    [InlineData("fi", "2026-11-27T12:00", "2026-11-27 12:00 (Stockholm)")]
    public void The_promised_time_is_said_with_day_and_date_in_the_language_of_the_text(string language, string local, string words) =>
        Assert.Equal(words, PromisedTime.Of(At(local), At("2026-11-23T09:40"), Zone, language, customerOffset: null));

    [Theory]
    [InlineData(3600, "by 17:00 today, Monday 23 November")]
    [InlineData(0, "by 17:00 today, Monday 23 November (Stockholm time)")]
    [InlineData(-18000, "by 17:00 today, Monday 23 November (Stockholm time)")]
    public void The_zone_is_named_unless_the_customers_clock_shows_the_same_time(int offset, string words) =>
        Assert.Equal(words, PromisedTime.Of(At("2026-11-23T17:00"), At("2026-11-23T09:40"), Zone, "en", offset));

    private static DateTimeZone Zone => DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    private static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(Zone).ToInstant();
}
