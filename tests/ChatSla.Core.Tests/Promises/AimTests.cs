using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

public sealed class AimTests
{
    [Theory]
    [InlineData("2026-03-03 10:00", "2026-03-03 17:00", 2, "2026-03-03 15:00")] // the same afternoon
    [InlineData("2026-03-06 15:30", "2026-03-09 10:00", 2, "2026-03-06 16:00")] // working time, not the weekend
    [InlineData("2026-03-03 14:00", "2026-03-03 17:00", 4, "2026-03-03 14:00")] // never before the receipt
    public void An_aim_lies_so_much_working_time_before_the_deadline(string received, string due, int hours, string warn) =>
        Assert.Equal(Calendar.At(warn), WarnAt(new Aim.Before(Duration.FromHours(hours)), received, due));

    [Theory]
    [InlineData(3, "2026-03-03 10:00", "2026-03-03 13:00")]
    [InlineData(7, "2026-03-03 10:00", "2026-03-03 16:59:59")] // as late as the deadline
    [InlineData(9, "2026-03-03 10:00", "2026-03-03 16:59:59")] // later than the deadline
    [InlineData(9, "2026-03-03 16:59:59.5", "2026-03-03 16:59:59.5")] // less than a second is left
    public void An_aim_of_its_own_stays_before_the_deadline(int hours, string received, string warn)
    {
        var aim = new Aim.Own(new Deadline.WithinWorkingHours(Duration.FromHours(hours)));
        Assert.Equal(Calendar.At(warn), WarnAt(aim, received, "2026-03-03 17:00"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void No_time_at_all_is_refused(int seconds)
    {
        var none = Duration.FromSeconds(seconds);

        Refused("An aim", () => new Aim.Before(none));
        Refused("A promise", () => new Deadline.WithinWorkingHours(none));
        Refused("A promise", () => new Deadline.WithinHours(none));

        void Refused(string what, Func<object> make)
        {
            var message = Assert.Throws<ArgumentException>(make).Message;
            Assert.StartsWith($"{what} must leave at least one second", message, StringComparison.Ordinal);
            Assert.Contains($"not {none}", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Amber_is_never_before_the_receipt_and_always_before_red() => RandomCalendars.Hold((calendar, asked) =>
    {
        var working = asked.Working + Duration.FromSeconds(1);
        var due = new Deadline.WithinWorkingHours(working).DueAt(asked.Start, calendar);
        var own = new Aim.Own(new Deadline.WithinWorkingHours(working * 2));
        var before = new Aim.Before(working / 3 + Duration.FromSeconds(1));
        Assert.All<Aim>([own, before], aim => Assert.InRange(aim.WarnAt(asked.Start, due, calendar, Pauses.None), asked.Start, due - Duration.FromSeconds(1)));
    });

    private static Instant WarnAt(Aim aim, string received, string due) =>
        aim.WarnAt(Calendar.At(received), Calendar.At(due), Calendar.In("UTC", "09:00-17:00"), Pauses.None);
}
