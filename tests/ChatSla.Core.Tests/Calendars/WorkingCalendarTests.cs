using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private const string Stockholm = "Europe/Stockholm";

    [Theory]
    [InlineData("2026-03-03 10:12", 4, "Tue 2026-03-03 14:12:00")]
    [InlineData("2026-03-03 06:00", 4, "Tue 2026-03-03 13:00:00")]
    [InlineData("2026-03-03 09:00", 4, "Tue 2026-03-03 13:00:00")]
    [InlineData("2026-03-03 15:00", 4, "Wed 2026-03-04 11:00:00")]
    [InlineData("2026-03-03 17:00", 4, "Wed 2026-03-04 13:00:00")]
    [InlineData("2026-03-07 11:00", 4, "Mon 2026-03-09 13:00:00")]
    [InlineData("2026-03-03 13:00", 4, "Tue 2026-03-03 17:00:00")]
    [InlineData("2026-03-03 10:00", 0, "Tue 2026-03-03 10:00:00")]
    [InlineData("2026-03-07 11:00", 0, "Mon 2026-03-09 09:00:00")]
    [InlineData("2026-03-03 12:00", -3, "Tue 2026-03-03 09:00:00")]
    [InlineData("2026-03-09 10:00", -3, "Fri 2026-03-06 15:00:00")]
    [InlineData("2026-03-09 09:00", -1, "Fri 2026-03-06 16:00:00")]
    [InlineData("2026-03-03 10:00", 2000, "Tue 2027-02-16 10:00:00")]
    public void Adds_working_hours(string start, int hours, string end)
    {
        var calendar = Calendar.In(Stockholm, "09:00-17:00");
        Assert.Equal(end, Calendar.Show(calendar.Add(Calendar.At(start, Stockholm), Duration.FromHours(hours)), Stockholm));
    }

    [Theory]
    [InlineData("2026-03-03 08:59:59.9999999", false)]
    [InlineData("2026-03-03 09:00", true)]
    [InlineData("2026-03-03 16:59:59.9999999", true)]
    [InlineData("2026-03-03 17:00", false)]
    [InlineData("2026-03-07 12:00", false)]
    public void Is_open_from_the_opening_until_just_before_the_closing(string at, bool open) =>
        Assert.Equal(open, Calendar.In(Stockholm, "09:00-17:00").IsOpen(Calendar.At(at, Stockholm)));

    [Fact]
    public void Elapsed_time_backwards_is_negative()
    {
        var calendar = Calendar.In(Stockholm, "09:00-17:00");
        var (friday, monday) = (Calendar.At("2026-03-06 16:00", Stockholm), Calendar.At("2026-03-09 09:20", Stockholm));

        Assert.Equal(Duration.FromMinutes(80), calendar.Elapsed(friday, monday));
        Assert.Equal(Duration.FromMinutes(-80), calendar.Elapsed(monday, friday));
    }

    [Theory]
    [InlineData("09:00-12:00, 13:00-17:00", "09:00-12:00 13:00-17:00")]
    [InlineData("13:00-17:00, 09:00-12:00", "09:00-12:00 13:00-17:00")]
    [InlineData("09:00-15:00, 13:00-17:00", "09:00-17:00")]
    [InlineData("09:00-17:00, 10:00-11:00", "09:00-17:00")]
    [InlineData("09:00-12:00, 12:00-17:00", "09:00-17:00")]
    public void Shifts_that_overlap_or_touch_are_one(string shifts, string openings)
    {
        var calendar = Calendar.In("UTC", shifts);
        var parts = calendar.OpeningsOn(new LocalDate(2026, 3, 3)).Select(part => $"{part.Start.InUtc():HH:mm}-{part.End.InUtc():HH:mm}");
        Assert.Equal(openings, string.Join(' ', parts));
    }

    [Fact]
    public void A_day_that_ends_at_24_meets_the_next_without_a_hole()
    {
        var calendar = Calendar.In("UTC", "mon 09:00-24:00; tue 00:00-02:00");
        Assert.Equal(Calendar.At("2026-03-03 01:00"), calendar.Add(Calendar.At("2026-03-02 20:00"), Duration.FromHours(5)));
        Assert.True(calendar.IsOpen(Calendar.At("2026-03-03 00:00")));
    }

    [Fact]
    public void Round_the_clock_working_time_is_time()
    {
        var week = Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<Shift> (_) => [Shift.AllDay]);
        var calendar = new WorkingCalendar("Always", Calendar.ZoneOf(Stockholm), week);
        var (start, end) = (Calendar.At("2026-03-02 20:00"), Calendar.At("2046-03-02 20:00"));

        Assert.Equal(end, calendar.Add(start, end - start));
        Assert.Equal(start, calendar.Add(end, start - end));
    }

    [Fact]
    public void A_night_shift_belongs_to_the_evening_on_which_it_starts()
    {
        var calendar = Calendar.In("UTC", "fri 22:00-06:00");

        Assert.True(calendar.IsOpen(Calendar.At("2026-03-07 05:59")));
        Assert.False(calendar.IsOpen(Calendar.At("2026-03-07 06:00")));
        Assert.False(calendar.IsOpen(Calendar.At("2026-03-06 05:00")));
        Assert.Empty(calendar.OpeningsOn(new LocalDate(2026, 3, 7)));
        Assert.Equal(new LocalDate(2026, 3, 13), calendar.WorkingDay(new LocalDate(2026, 3, 6), 1));
    }
}
