using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>Nights on which the clock skips or repeats a stretch.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("Europe/Stockholm", "2026-03-29", "00:00-24:00", "2026-03-28T23:00:00Z", 23)] // 02:00 becomes 03:00
    [InlineData("Europe/Stockholm", "2026-03-29", "02:30-05:00", "2026-03-29T01:00:00Z", 2)] // starts at the jump
    [InlineData("Europe/Stockholm", "2026-03-29", "00:30-02:30", "2026-03-28T23:30:00Z", 1.5)] // ends at the jump
    [InlineData("Europe/Stockholm", "2026-10-25", "00:00-24:00", "2026-10-24T22:00:00Z", 25)] // 03:00 becomes 02:00
    [InlineData("Europe/Stockholm", "2026-10-25", "02:30-05:00", "2026-10-25T00:30:00Z", 3.5)] // starts the first time
    [InlineData("Europe/Stockholm", "2026-10-25", "01:00-02:30", "2026-10-24T23:00:00Z", 2.5)] // ends the second time
    [InlineData("Europe/Stockholm", "2026-10-25", "02:15-02:45", "2026-10-25T00:15:00Z", 1.5)] // one stretch, not two
    [InlineData("Europe/Stockholm", "2026-10-25", "01:00-02:00", "2026-10-24T23:00:00Z", 1)] // 02:00 is never shown as less than 02:00
    [InlineData("Europe/Stockholm", "2026-10-25", "03:00-04:00", "2026-10-25T02:00:00Z", 1)] // 03:00 is shown once
    [InlineData("Europe/Stockholm", "2026-10-24", "22:00-06:00", "2026-10-24T20:00:00Z", 9)] // a long night
    [InlineData("Europe/Dublin", "2026-03-29", "01:30-03:00", "2026-03-29T01:00:00Z", 1)]
    [InlineData("Europe/Dublin", "2026-10-25", "01:30-03:00", "2026-10-25T00:30:00Z", 2.5)]
    [InlineData("Africa/Casablanca", "2026-02-15", "02:30-04:00", "2026-02-15T01:30:00Z", 2.5)] // Ramadan begins
    [InlineData("America/Sao_Paulo", "2018-11-03", "20:00-24:00", "2018-11-03T23:00:00Z", 4)] // midnight does not exist
    [InlineData("America/Sao_Paulo", "2018-11-04", "00:00-02:00", "2018-11-04T03:00:00Z", 1)]
    [InlineData("Asia/Tehran", "2021-09-21", "22:00-24:00", "2021-09-21T17:30:00Z", 3)] // 24:00 becomes 23:00
    [InlineData("Australia/Lord_Howe", "2026-10-04", "01:00-04:00", "2026-10-03T14:30:00Z", 2.5)] // half an hour
    [InlineData("America/St_Johns", "2010-11-06", "23:30-24:00", "2010-11-07T02:00:00Z", 1.5)] // 00:01 becomes 23:01 of the day before
    [InlineData("Pacific/Apia", "2011-12-29", "22:00-06:00", "2011-12-30T08:00:00Z", 2)] // the next date does not exist
    public void The_clock_on_the_wall_decides_and_real_time_counts(string zone, string date, string shift, string opens, double hours)
    {
        var calendar = Calendar.In(zone, "mon 12:00-12:01", special: $"{date} {shift}");
        var opening = Assert.Single(calendar.OpeningsOn(Calendar.Date(date)));

        Assert.Equal(Calendar.At(opens), opening.Start);
        Assert.Equal(Duration.FromHours(hours), opening.Duration);
        Assert.Equal(opening.End, calendar.Add(opening.Start, Duration.FromHours(hours)));
    }

    [Fact]
    public void A_shift_that_the_clock_skips_does_not_happen()
    {
        var calendar = Calendar.In("Europe/Stockholm", "sun 02:15-02:45");

        Assert.Empty(calendar.OpeningsOn(new LocalDate(2026, 3, 29)));
        Assert.Equal(new LocalDate(2026, 4, 5), calendar.WorkingDay(new LocalDate(2026, 3, 22), 1));
    }

    [Fact]
    public void A_date_that_the_zone_skips_is_no_working_day()
    {
        var calendar = Calendar.In("Pacific/Apia", "09:00-17:00");

        Assert.Equal(new LocalDate(2012, 1, 2), calendar.WorkingDay(new LocalDate(2011, 12, 29), 1));
        Assert.Equal(
            Calendar.At("2012-01-02 10:00", "Pacific/Apia"),
            calendar.Add(Calendar.At("2011-12-29 16:00", "Pacific/Apia"), Duration.FromHours(2)));
    }
}
