using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class StretchTests
{
    private const string Stockholm = "Europe/Stockholm";

    [Fact]
    public void A_weekend_is_split_at_midnight_where_the_reason_changes() => Are(
        Calendar.In(Stockholm, "09:00-12:00, 13:00-17:00"), "2026-03-06 10:00", "2026-03-09 10:00",
        "Fri 10:00-12:00", "Fri 12:00-13:00 Hours", "Fri 13:00-17:00", "Fri 17:00-00:00 Hours", "Sat 00:00-00:00 DayOff", "Mon 00:00-09:00 Hours", "Mon 09:00-10:00");

    [Fact]
    public void A_night_between_two_working_days_is_one_stretch() => Are(
        Calendar.In(Stockholm, "09:00-17:00"), "2026-03-03 16:00", "2026-03-04 09:00", "Tue 16:00-17:00", "Tue 17:00-09:00 Hours");

    [Fact]
    public void Holidays_are_named_one_by_one_and_a_special_day_without_shifts_is_told_apart() => Are(
        Calendar.In(Stockholm, "09:00-17:00", holidays: "2026-12-24, 2026-12-25, 2026-12-26", special: "2026-12-28"), "2026-12-23 16:00", "2026-12-29 10:00",
        "Wed 16:00-17:00", "Wed 17:00-00:00 Hours", "Thu 00:00-00:00 Holiday 2026-12-24", "Fri 00:00-00:00 Holiday 2026-12-25",
        "Sat 00:00-00:00 Holiday 2026-12-26", "Sun 00:00-00:00 DayOff", "Mon 00:00-00:00 SpecialDay", "Tue 00:00-09:00 Hours", "Tue 09:00-10:00");

    [Fact]
    public void A_half_day_that_opens_a_holiday_is_closed_by_its_hours() => Are(
        Calendar.In(Stockholm, "09:00-17:00", holidays: "2026-12-24", special: "2026-12-24 09:00-12:00"), "2026-12-24 09:00", "2026-12-25 09:00",
        "Thu 09:00-12:00", "Thu 12:00-09:00 Hours");

    [Fact]
    public void A_night_shift_runs_on_into_a_holiday_and_a_day_off() => Are(
        Calendar.In(Stockholm, "22:00-06:00", holidays: "2026-12-25"), "2026-12-24 21:00", "2026-12-26 23:00",
        "Thu 21:00-22:00 Hours", "Thu 22:00-06:00", "Fri 06:00-00:00 Holiday 2026-12-25", "Sat 00:00-23:00 DayOff");

    [Fact]
    public void Days_that_meet_at_midnight_are_one_open_stretch() => Are(
        Calendar.In(Stockholm, "00:00-24:00"), "2026-03-27 12:00", "2026-03-30 12:00", "Fri 12:00-00:00", "Sat 00:00-00:00 DayOff", "Mon 00:00-12:00");

    [Fact]
    public void No_time_has_no_stretches()
    {
        var office = Calendar.In("UTC", "09:00-17:00");
        Assert.Empty(office.Stretches(Calendar.At("2026-03-03 10:00"), Calendar.At("2026-03-03 10:00")));
        Assert.Empty(office.Stretches(Calendar.At("2026-03-03 10:00"), Calendar.At("2026-03-02 10:00")));
    }

    [Fact]
    public void A_date_that_the_clock_shows_twice_gives_its_reason_twice()
    {
        // 2010-11-07 00:01 became 2010-11-06 23:01, and the Sunday is a holiday.
        var calendar = Calendar.In("America/St_Johns", "sat 09:00-17:00; mon 09:00-17:00", holidays: "2010-11-07");
        var stretches = calendar.Stretches(Calendar.At("2010-11-06T20:00:00Z"), Calendar.At("2010-11-07T20:00:00Z"));

        Assert.Equal(
            ["02:30 Hours", "02:31 Holiday", "03:30 Hours", "20:00 Holiday"],
            stretches.Select(stretch => $"{stretch.To.InUtc():HH:mm} {stretch.Closed}"));
    }

    private static void Are(WorkingCalendar calendar, string from, string to, params string[] expected)
    {
        var stretches = calendar.Stretches(Calendar.At(from, Stockholm), Calendar.At(to, Stockholm));
        Assert.Equal(expected, stretches.Select(stretch => Text(stretch, calendar.Zone)));
    }

    private static string Text(Stretch stretch, DateTimeZone zone) =>
        $"{stretch.From.InZone(zone):ddd HH:mm}-{stretch.To.InZone(zone):HH:mm} {stretch.Holiday?.Name ?? stretch.Closed?.ToString()}".Trim();
}
