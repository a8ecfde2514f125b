using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

/// <summary>By closing, or by a time of a later working day.</summary>
public sealed class WorkingDayDeadlineTests
{
    private static readonly WorkingCalendar Office = Calendar.In("UTC", "09:00-12:00, 13:00-17:00", holidays: "2026-03-04", special: "2026-03-06 13:00-17:00");

    [Theory]
    [InlineData("2026-03-03 10:00", 0, null, "2026-03-03 17:00")] // by closing
    [InlineData("2026-03-03 07:00", 0, null, "2026-03-03 17:00")]
    [InlineData("2026-03-03 16:59:59.9999999", 0, null, "2026-03-03 17:00")]
    [InlineData("2026-03-03 17:00", 0, null, "2026-03-05 17:00")] // nothing is left of the day, and the next one is a holiday
    [InlineData("2026-03-07 10:00", 0, null, "2026-03-09 17:00")] // a Saturday
    [InlineData("2026-03-03 10:00", 0, "16:00", "2026-03-03 16:00")]
    [InlineData("2026-03-03 16:00", 0, "16:00", "2026-03-03 17:00")] // the time has come: closing
    [InlineData("2026-03-03 12:10", 0, "12:30", "2026-03-05 12:30")] // only lunch lies between
    [InlineData("2026-03-03 11:59", 0, "12:30", "2026-03-03 12:30")]
    [InlineData("2026-03-03 10:00", 1, null, "2026-03-05 17:00")]
    [InlineData("2026-03-03 18:00", 1, "12:00", "2026-03-05 12:00")]
    [InlineData("2026-03-03 10:00", 2, "12:00", "2026-03-06 17:00")] // not open yet by then
    [InlineData("2026-03-03 10:00", 2, "13:00", "2026-03-06 17:00")] // opens then
    [InlineData("2026-03-03 10:00", 2, "13:01", "2026-03-06 13:01")]
    [InlineData("2026-03-03 10:00", 1, "18:00", "2026-03-05 17:00")] // closed by then
    public void It_falls_on_the_nth_working_day_after_the_receipt(string received, int day, string? by, string due) =>
        Assert.Equal(Calendar.At(due), Rule(day, by).DueAt(Calendar.At(received), Office));

    [Fact]
    public void A_night_shift_closes_in_the_morning() =>
        Assert.Equal(Calendar.At("2026-03-04 06:00"), Rule(0).DueAt(Calendar.At("2026-03-03 23:00"), Calendar.In("UTC", "22:00-06:00")));

    [Fact]
    public void No_pause_moves_it()
    {
        var paused = new Pauses([new Pause(Calendar.At("2026-03-03 11:00"), Calendar.At("2026-03-06 11:00"))]);

        Assert.Equal(Calendar.At("2026-03-03 17:00"), Rule(0).DueAt(Calendar.At("2026-03-03 10:00"), Office, paused));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(250, true)]
    [InlineData(251, false)]
    public void It_lies_within_a_years_working_days(int day, bool accepted) => Assert.Equal(accepted, Record.Exception(() => Rule(day)) is not ArgumentException);

    private static Deadline.OnWorkingDay Rule(int day, string? by = null) =>
        new(day, by is null ? null : LocalTime.FromMinutesSinceMidnight((int)TimeSpan.Parse(by, null).TotalMinutes));
}
