using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class SpecialDayTests
{
    [Fact]
    public void No_shift_starts_on_a_holiday()
    {
        var calendar = Calendar.In("UTC", "09:00-17:00", holidays: "2026-04-03, 2026-04-06");

        Assert.Empty(calendar.OpeningsOn(new LocalDate(2026, 4, 3)));
        Assert.Equal(new LocalDate(2026, 4, 7), calendar.WorkingDay(new LocalDate(2026, 4, 2), 1));
        Assert.Equal(Calendar.At("2026-04-07 10:00"), calendar.Add(Calendar.At("2026-04-02 16:00"), Duration.FromHours(2)));
    }

    [Fact]
    public void A_night_shift_begun_before_a_holiday_is_finished_and_one_of_the_holiday_is_not_begun()
    {
        var calendar = Calendar.In("UTC", "22:00-06:00", holidays: "2026-04-03");

        Assert.True(calendar.IsOpen(Calendar.At("2026-04-03 05:00")));
        Assert.False(calendar.IsOpen(Calendar.At("2026-04-03 23:00")));
        Assert.False(calendar.IsOpen(Calendar.At("2026-04-04 05:00")));
    }

    [Fact]
    public void A_special_day_replaces_the_week()
    {
        var calendar = Calendar.In("UTC", "09:00-17:00", special: "2026-04-30 09:00-13:00; 2026-05-02 10:00-12:00; 2026-05-04");

        Assert.False(calendar.IsOpen(Calendar.At("2026-04-30 13:00")));
        Assert.True(calendar.IsOpen(Calendar.At("2026-05-02 11:00")));
        Assert.False(calendar.IsOpen(Calendar.At("2026-05-04 11:00")));
    }

    [Fact]
    public void A_special_day_beats_a_holiday_which_keeps_its_name()
    {
        var calendar = Calendar.In("UTC", "09:00-17:00", holidays: "2026-12-24", special: "2026-12-24 09:00-12:00");

        Assert.True(calendar.IsOpen(Calendar.At("2026-12-24 11:00")));
        Assert.Equal("Holiday 2026-12-24", calendar.HolidayOn(new LocalDate(2026, 12, 24))?.Name);
        Assert.Null(calendar.HolidayOn(new LocalDate(2026, 12, 23)));
    }

    [Fact]
    public void Holidays_are_listed_by_date_and_a_calendar_keeps_its_own_copy()
    {
        var holidays = new List<Holiday> { new(new LocalDate(2026, 12, 25), "Christmas"), new(new LocalDate(2026, 1, 1), "New Year") };
        var calendar = new WorkingCalendar("Desk", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), holidays, version: 3);
        holidays.Clear();

        Assert.Equal(["New Year", "Christmas"], calendar.Holidays.Select(holiday => holiday.Name));
        Assert.Equal(("Desk", 3, DateTimeZone.Utc), (calendar.Name, calendar.Version, calendar.Zone));
    }
}
