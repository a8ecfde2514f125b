using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

public sealed class SameDayTests
{
    private const string Stockholm = "Europe/Stockholm";
    private static readonly LocalTime Noon = new(12, 0);

    private static readonly WorkingCalendar Office = Calendar.In(
        Stockholm, "09:00-17:00",
        holidays: "2026-04-03, 2026-04-06, 2026-05-01, 2026-12-24, 2026-12-25", special: "2026-04-02 09:00-12:00; 2026-04-30 09:00-13:00");

    private static readonly Deadline SameDay = Rule("15:00", "12:00");

    [Theory]
    [InlineData("2026-03-03 10:12:00", "Tue 2026-03-03 17:00:00", "Tue 2026-03-03 14:12:00")] // ordinary
    [InlineData("2026-03-03 06:00:00", "Tue 2026-03-03 17:00:00", "Tue 2026-03-03 13:00:00")] // before opening
    [InlineData("2026-03-03 14:59:59", "Tue 2026-03-03 17:00:00", "Wed 2026-03-04 10:59:59")] // just before the cut-off
    [InlineData("2026-03-03 15:00:00", "Wed 2026-03-04 12:00:00", "Wed 2026-03-04 11:00:00")] // exactly at the cut-off
    [InlineData("2026-03-03 17:00:00", "Wed 2026-03-04 12:00:00", "Wed 2026-03-04 13:00:00")] // exactly at closing
    [InlineData("2026-03-06 15:01:00", "Mon 2026-03-09 12:00:00", "Mon 2026-03-09 11:01:00")] // Friday after the cut-off
    [InlineData("2026-03-07 11:00:00", "Mon 2026-03-09 12:00:00", "Mon 2026-03-09 13:00:00")] // Saturday
    [InlineData("2026-04-02 09:30:00", "Thu 2026-04-02 12:00:00", "Tue 2026-04-07 10:30:00")] // half day, 2.5 h left
    [InlineData("2026-04-02 10:30:00", "Tue 2026-04-07 12:00:00", "Tue 2026-04-07 11:30:00")] // half day, 1.5 h left
    [InlineData("2026-04-03 10:00:00", "Tue 2026-04-07 12:00:00", "Tue 2026-04-07 13:00:00")] // Good Friday
    [InlineData("2026-04-30 11:00:00", "Thu 2026-04-30 13:00:00", "Mon 2026-05-04 11:00:00")] // half day, exactly 2 h left
    [InlineData("2026-12-23 15:30:00", "Mon 2026-12-28 12:00:00", "Mon 2026-12-28 11:30:00")] // after the cut-off before Christmas
    public void The_table_of_the_agreement_holds(string received, string sameDay, string fourHours)
    {
        var at = Calendar.At(received, Stockholm);
        var four = new Deadline.WithinWorkingHours(Duration.FromHours(4));

        Assert.Equal(sameDay, Calendar.Show(SameDay.DueAt(at, Office), Stockholm));
        Assert.Equal(fourHours, Calendar.Show(four.DueAt(at, Office), Stockholm));
        Assert.Equal(
            Instant.Min(SameDay.DueAt(at, Office), four.DueAt(at, Office)),
            new Deadline.EarlierOf(SameDay, four).DueAt(at, Office));
    }

    [Theory]
    [InlineData("09:00-17:00", "2026-03-03 10:00", "16:00", "Tue 2026-03-03 16:00:00")] // promised before closing
    [InlineData("09:00-17:00", "2026-03-03 10:00", "18:00", "Tue 2026-03-03 17:00:00")] // closing comes first
    [InlineData("09:00-17:00", "2026-03-03 14:30", "16:00", "Wed 2026-03-04 12:00:00")] // 1.5 h left
    [InlineData("09:00-17:00", "2026-03-03 14:00", "16:00", "Tue 2026-03-03 16:00:00")] // exactly 2 h left
    [InlineData("14:00-02:00", "2026-03-03 10:00", null, "Wed 2026-03-04 00:00:00")] // midnight comes before closing
    [InlineData("09:00-11:00", "2026-03-03 11:00", null, "Wed 2026-03-04 11:00:00")] // tomorrow closes before noon
    [InlineData("14:00-20:00", "2026-03-03 19:00", null, "Wed 2026-03-04 20:00:00")] // tomorrow has not opened by noon
    [InlineData("12:00-20:00", "2026-03-03 19:00", null, "Wed 2026-03-04 20:00:00")] // tomorrow opens at noon
    [InlineData("fri 22:00-06:00; mon 09:00-17:00", "2026-03-07 02:00", null, "Mon 2026-03-09 12:00:00")] // Friday's night shift, Saturday's mail
    public void The_office_decides_what_a_day_can_hold(string week, string received, string? by, string due)
    {
        var rule = Rule("15:00", "12:00", by);
        Assert.Equal(due, Calendar.Show(rule.DueAt(Calendar.At(received, Stockholm), Calendar.In(Stockholm, week)), Stockholm));
    }

    [Fact]
    public void The_lead_counts_working_time_only()
    {
        var lunch = Calendar.In("UTC", "09:00-12:00, 13:00-14:00");
        Assert.Equal(Calendar.At("2026-03-03 14:00"), SameDay.DueAt(Calendar.At("2026-03-03 11:00"), lunch));
        Assert.Equal(Calendar.At("2026-03-04 12:00"), SameDay.DueAt(Calendar.At("2026-03-03 11:00:01"), lunch));
    }

    [Fact]
    public void Without_a_lead_one_second_of_work_must_be_left()
    {
        var rule = new Deadline.SameDay(new LocalTime(18, 0), Noon, Duration.Zero);
        Assert.Equal("Tue 2026-03-03 17:00:00", Calendar.Show(rule.DueAt(Calendar.At("2026-03-03 16:59:59", Stockholm), Office), Stockholm));
        Assert.Equal("Wed 2026-03-04 12:00:00", Calendar.Show(rule.DueAt(Calendar.At("2026-03-03 17:00:00", Stockholm), Office), Stockholm));
    }

    [Fact]
    public void A_mail_received_after_the_next_day_has_begun_is_due_at_its_closing()
    {
        // 2010-11-07 00:01 became 2010-11-06 23:01: 00:00:30 was shown before 23:15 was shown again.
        var (received, sunday) = (Calendar.At("2010-11-07T02:45:00Z"), Calendar.In("America/St_Johns", "sun 00:00-17:00"));
        var rule = new Deadline.SameDay(new LocalTime(15, 0), new LocalTime(0, 0, 30), Duration.Zero);

        Assert.Equal("Sat 2010-11-06 23:15:00", Calendar.Show(received, "America/St_Johns"));
        Assert.Equal("Sun 2010-11-07 17:00:00", Calendar.Show(rule.DueAt(received, sunday), "America/St_Johns"));
    }

    [Fact]
    public void A_negative_lead_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Deadline.SameDay(Noon, Noon, Duration.FromHours(-1)));

    private static Deadline.SameDay Rule(string cutOff, string nextBy, string? by = null) =>
        new(Time(cutOff), Time(nextBy), Duration.FromHours(2), by is null ? null : Time(by));

    private static LocalTime Time(string text) => LocalTime.FromMinutesSinceMidnight((int)TimeSpan.Parse(text, null).TotalMinutes);
}
