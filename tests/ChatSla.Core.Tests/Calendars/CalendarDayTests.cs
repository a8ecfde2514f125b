using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class CalendarDayTests
{
    [Fact]
    public void Days_say_when_they_are_open_or_why_not()
    {
        var calendar = Calendar.In(
            "UTC", "09:00-12:00, 11:00-17:00", holidays: "2026-12-24, 2026-12-25", special: "2026-12-24 09:00-12:00; 2026-12-28; 2027-01-02 22:00-02:00");

        Assert.Equal(
            [
                "Wed 23 09:00-17:00", "Thu 24 09:00-12:00 special Holiday 2026-12-24", "Fri 25 Holiday Holiday 2026-12-25", "Sat 26 DayOff", "Sun 27 DayOff",
                "Mon 28 SpecialDay special", "Tue 29 09:00-17:00",
            ],
            calendar.Days(new LocalDate(2026, 12, 23), 7).Select(Text));
        Assert.Equal("Sat 02 22:00-02:00 special", Text(Assert.Single(calendar.Days(new LocalDate(2027, 1, 2), 1))));
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void A_day_is_as_long_as_its_clock_makes_it(string date, int hours)
    {
        var day = Assert.Single(Calendar.In("Europe/Stockholm", "sun 00:00-24:00").Days(Calendar.Date(date), 1));
        Assert.Equal(Duration.FromHours(hours), Assert.Single(day.Openings).Duration);
    }

    [Fact]
    public void A_day_whose_shift_the_clock_skips_is_closed_by_its_hours() => Assert.Equal(
        ClosedBecause.Hours, Assert.Single(Calendar.In("Europe/Stockholm", "sun 02:15-02:45").Days(new LocalDate(2026, 3, 29), 1)).Closed);

    [Fact]
    public void A_holiday_on_a_weekend_is_a_holiday() => Assert.Equal(
        ClosedBecause.Holiday, Assert.Single(Calendar.In("UTC", "09:00-17:00", holidays: "2026-12-26").Days(new LocalDate(2026, 12, 26), 1)).Closed);

    [Fact]
    public void Days_too_far_away_are_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Calendar.In("UTC", "09:00-17:00").Days(new LocalDate(2199, 12, 30), 5).ToList());

    private static string Text(CalendarDay day)
    {
        var hours = string.Join(' ', day.Openings.Select(opening => $"{opening.Start.InUtc():HH:mm}-{opening.End.InUtc():HH:mm}"));
        string?[] parts = [$"{day.Date:ddd dd}", hours, day.Closed?.ToString(), day.IsSpecial ? "special" : "", day.Holiday?.Name];
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
