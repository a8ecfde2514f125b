using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class PauseTests
{
    private static readonly WorkingCalendar Office = Calendar.In("UTC", "09:00-17:00");

    [Theory]
    [InlineData("2026-03-03 10:00", 4, "11:00-11:30", "2026-03-03 14:30")]
    [InlineData("2026-03-03 10:00", 4, "13:30-15:00, 11:00-11:30", "2026-03-03 16:00")] // the first one brings the second one near
    [InlineData("2026-03-03 10:00", 4, "11:00-12:00, 11:30-12:30", "2026-03-03 15:30")] // counted once
    [InlineData("2026-03-03 10:00", 4, "08:00-10:30", "2026-03-03 14:30")] // begun before the start
    [InlineData("2026-03-03 10:00", 4, "14:00-16:00", "2026-03-03 14:00")] // begins when it is due
    [InlineData("2026-03-03 15:00", 2, "17:00-20:00", "2026-03-03 17:00")] // the evening
    [InlineData("2026-03-03 15:00", 3, "18:00-20:00", "2026-03-04 10:00")] // the night costs nothing
    [InlineData("2026-03-03 10:00", 4, "12:00-", null)]
    [InlineData("2026-03-03 10:00", 4, "14:00-", "2026-03-03 14:00")]
    [InlineData("2026-03-03 15:00", 2, "17:00-", "2026-03-03 17:00")]
    [InlineData("2026-03-03 15:00", 3, "17:00-", null)]
    [InlineData("2026-03-03 10:00", 0, "10:00-11:00", "2026-03-03 11:00")]
    [InlineData("2026-03-03 10:00", 0, "10:30-11:00", "2026-03-03 10:00")]
    [InlineData("2026-03-03 10:00", 0, "09:00-10:00", "2026-03-03 10:00")]
    [InlineData("2026-03-03 16:00", 0, "15:00-17:00", "2026-03-04 09:00")] // nothing is left of the day
    [InlineData("2026-03-03 08:00", 0, "08:30-09:30, 09:30-10:00", "2026-03-03 10:00")]
    [InlineData("2026-03-03 08:00", 0, "09:00-", null)]
    [InlineData("2026-03-03 08:00", 0, "09:01-", "2026-03-03 09:00")]
    [InlineData("2026-03-03 15:00", -2, "11:00-11:30", "2026-03-03 13:00")]
    [InlineData("2026-03-03 15:00", -2, "13:30-14:00", "2026-03-03 12:30")]
    [InlineData("2026-03-03 15:00", -2, "14:30-15:30", "2026-03-03 12:30")] // reaches over the start
    [InlineData("2026-03-03 15:00", -2, "12:00-12:30, 14:00-15:00", "2026-03-03 11:30")]
    [InlineData("2026-03-03 15:00", -2, "12:00-13:00", "2026-03-03 13:00")] // ends where it leads
    [InlineData("2026-03-03 10:00", -2, "18:00-20:00", "2026-03-02 16:00")]
    [InlineData("2026-03-03 15:00", -2, "14:00-", "2026-03-03 12:00")]
    [InlineData("2026-03-03 15:00", -2, "15:00-", "2026-03-03 13:00")]
    public void Only_time_that_is_open_and_not_paused_counts(string start, int hours, string pauses, string? end) =>
        Assert.Equal(
            end is null ? null : Calendar.At(end),
            Office.Add(Calendar.At(start), Duration.FromHours(hours), Pauses(pauses)));

    [Theory]
    [InlineData("2026-03-03 10:00", "2026-03-03 14:00", "11:00-11:30", 3.5)]
    [InlineData("2026-03-03 10:00", "2026-03-03 14:00", "08:00-10:30, 13:30-15:00", 3)]
    [InlineData("2026-03-03 10:00", "2026-03-03 14:00", "11:00-", 1)]
    [InlineData("2026-03-03 14:00", "2026-03-03 10:00", "11:00-11:30", -3.5)]
    [InlineData("2026-03-03 16:00", "2026-03-04 10:00", "16:30-20:00", 1.5)]
    public void Paused_time_does_not_elapse(string from, string to, string pauses, double hours) =>
        Assert.Equal(Duration.FromHours(hours), Office.Elapsed(Calendar.At(from), Calendar.At(to), Pauses(pauses)));

    [Fact]
    public void A_pause_of_no_length_is_none() => Assert.True(Pauses("11:00-11:00").United.IsEmpty);

    [Fact]
    public void A_pause_that_ends_before_it_begins_is_refused() => Assert.Throws<ArgumentException>(() => Pauses("11:00-10:00"));

    private static Pauses Pauses(string text) => new(text.Split(", ").Select(pause => pause.Split('-')).Select(pause =>
        new Pause(At(pause[0]), pause[1].Length == 0 ? null : At(pause[1]))));

    private static Instant At(string time) => Calendar.At($"2026-03-03 {time}");
}
