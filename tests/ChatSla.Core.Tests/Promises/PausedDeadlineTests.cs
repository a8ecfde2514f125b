using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

/// <summary>What pauses do to a deadline and its aim. The office is open 09:00-17:00, the mail came on Tuesday at ten.</summary>
public sealed class PausedDeadlineTests
{
    private static readonly WorkingCalendar Office = Calendar.In("UTC", "09:00-17:00");
    private static readonly Deadline TwoOnTheWall = new Deadline.WithinHours(Duration.FromHours(2));
    private static readonly Deadline FourOfWork = new Deadline.WithinWorkingHours(Duration.FromHours(4));

    [Theory]
    [InlineData("11:00-11:30", "12:30")]
    [InlineData("09:00-10:30", "12:30")] // what lay before the mail costs nothing
    [InlineData("08:00-10:00", "12:00")]
    [InlineData("12:00-13:00", "12:00")] // due when it begins
    [InlineData("11:00-11:30, 12:15-18:00", "18:15")] // the first one brings the second one near
    [InlineData("08:00-09:00, 11:00-", null)]
    [InlineData("12:00-", "12:00")]
    public void By_the_clock_on_the_wall_only_the_pause_does_not_count(string pauses, string? due) =>
        Assert.Equal(due is null ? null : At(due), TwoOnTheWall.DueAt(At("10:00"), Office, Pauses(pauses)));

    [Fact]
    public void Nights_count_by_the_clock_on_the_wall() => Assert.Equal(
        Calendar.At("2026-03-04 10:00"), new Deadline.WithinHours(Duration.FromHours(24)).DueAt(At("10:00"), Office));

    [Theory]
    [InlineData("10:30-11:00", "12:30")]
    [InlineData("12:00-16:00", "12:00")]
    [InlineData("11:00-", "17:00")] // the one that counts has no instant, the other is not moved
    public void Of_two_deadlines_the_pauses_may_change_which_comes_first(string pauses, string due)
    {
        var closing = new Deadline.OnWorkingDay(0);

        Assert.Equal(At(due), new Deadline.EarlierOf(TwoOnTheWall, closing).DueAt(At("10:00"), Office, Pauses(pauses)));
        Assert.Equal(At(due), new Deadline.EarlierOf(closing, TwoOnTheWall).DueAt(At("10:00"), Office, Pauses(pauses)));
    }

    [Fact]
    public void Two_deadlines_that_both_stand_have_no_instant() =>
        Assert.Null(new Deadline.EarlierOf(TwoOnTheWall, FourOfWork).DueAt(At("10:00"), Office, Pauses("10:30-")));

    [Fact]
    public void A_share_is_of_the_working_time_that_was_not_paused()
    {
        var paused = Pauses("10:30-11:30");

        // Due at 15:00 instead of 14:00: a quarter of the four hours is one, of which half was over at half past ten.
        Assert.Equal(At("12:00"), new Aim.Share(25).WarnAt(At("10:00"), FourOfWork.DueAt(At("10:00"), Office, paused)!.Value, Office, paused));
        Assert.Equal(At("11:00"), new Aim.Share(25).WarnAt(At("10:00"), At("14:00"), Office, Core.Calendars.Pauses.None));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void A_share_is_a_part(int percent, bool accepted) => Assert.Equal(accepted, Record.Exception(() => new Aim.Share(percent)) is not ArgumentException);

    [Fact]
    public void An_aim_before_the_deadline_goes_back_over_the_pause() =>
        Assert.Equal(At("11:30"), new Aim.Before(Duration.FromHours(2)).WarnAt(At("10:00"), At("14:30"), Office, Pauses("12:00-13:00")));

    [Fact]
    public void An_aim_of_its_own_is_moved_by_a_pause_too() =>
        Assert.Equal(At("13:00"), new Aim.Own(new Deadline.WithinWorkingHours(Duration.FromHours(2))).WarnAt(At("10:00"), At("15:00"), Office, Pauses("11:00-12:00")));

    [Theory]
    [InlineData("11:00-13:00", "13:00")]
    [InlineData("11:00-13:00, 14:00-15:00", "15:00")]
    [InlineData("11:00-13:00, 16:00-16:30", "13:00")] // begins when it is due
    [InlineData("08:00-10:00", null)] // was over before the start
    [InlineData("11:00-13:00, 15:00-", "13:00")] // nobody knows its end
    public void The_last_pause_that_matters_to_a_deadline_is_the_last_that_ended_in_its_time(string pauses, string? end) =>
        Assert.Equal(end is null ? null : At(end), Pauses(pauses).LastEndBefore(At("16:00"), At("10:00")));

    private static Pauses Pauses(string text) => new(text.Split(", ").Select(pause => pause.Split('-')).Select(pause =>
        new Pause(At(pause[0]), pause[1].Length == 0 ? null : At(pause[1]))));

    private static Instant At(string time) => Calendar.At($"2026-03-03 {time}");
}
