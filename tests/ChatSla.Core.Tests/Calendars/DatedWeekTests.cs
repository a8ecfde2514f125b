using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class DatedWeekTests
{
    private static readonly LocalDate First = new(2026, 4, 1);

    [Fact]
    public void Another_week_holds_from_its_date_on()
    {
        var calendar = Changing(new WeekFrom(First, Calendar.Week("10:00-14:00")), new WeekFrom(new LocalDate(2026, 5, 1), Calendar.Week("sat 08:00-09:00")));

        Assert.Equal(Calendar.At("2026-04-01 12:00"), calendar.Add(Calendar.At("2026-03-31 15:00"), Duration.FromHours(4)));
        Assert.Equal(Calendar.At("2026-05-02 08:30"), calendar.Add(Calendar.At("2026-04-30 13:00"), Duration.FromHours(1.5)));
        Assert.Equal(new LocalDate(2026, 5, 2), calendar.WorkingDay(new LocalDate(2026, 5, 1), 0));
    }

    [Fact]
    public void A_night_shift_of_the_week_before_is_finished()
    {
        var calendar = new WorkingCalendar(
            "Desk", DateTimeZone.Utc, Calendar.Week("22:00-06:00"), changes: [new WeekFrom(First, Calendar.Week("09:00-17:00"))]);

        Assert.True(calendar.IsOpen(Calendar.At("2026-04-01 05:00")));
        Assert.False(calendar.IsOpen(Calendar.At("2026-04-01 22:00")));
    }

    [Fact]
    public void Holidays_and_special_days_hold_in_every_week()
    {
        var calendar = new WorkingCalendar(
            "Desk", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), [new Holiday(new LocalDate(2026, 4, 3), "Good Friday")],
            new Dictionary<LocalDate, IReadOnlyList<Shift>> { [new(2026, 4, 4)] = Shift.ParseDay("09:00-10:00") },
            changes: [new WeekFrom(First, Calendar.Week("10:00-14:00"))]);

        Assert.Empty(calendar.OpeningsOn(new LocalDate(2026, 4, 3)));
        Assert.True(calendar.IsOpen(Calendar.At("2026-04-04 09:30")));
    }

    [Fact]
    public void Two_weeks_from_one_date_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Changing(new WeekFrom(First, Calendar.Week("10:00-14:00")), new WeekFrom(First, Calendar.Week("11:00-14:00"))));
        Assert.Throws<ArgumentException>(() => Changing(new WeekFrom(LocalDate.MinIsoValue, Calendar.Week("10:00-14:00"))));
    }

    [Theory]
    [InlineData("2027-04-06", true)] // Wednesday 2026-04-01 to Monday 2027-04-05 are 370 days
    [InlineData("2027-04-05", false)]
    public void A_week_without_a_shift_may_not_hold_for_370_days(string until, bool refused)
    {
        var refusal = Record.Exception(() => Changing(
            new WeekFrom(First, Calendar.Week("")),
            new WeekFrom(Calendar.Date(until), Enum.GetValues<IsoDayOfWeek>().Skip(1).ToDictionary(day => day, _ => Shift.ParseDay("09:00-17:00")))));
        Assert.Equal(refused, refusal is ArgumentException);
    }

    [Fact]
    public void A_last_week_without_a_shift_is_refused() =>
        Assert.Throws<ArgumentException>(() => Changing(new WeekFrom(First, Calendar.Week(""))));

    [Fact]
    public void A_calendar_can_be_written_down_and_made_again()
    {
        var written = new WorkingCalendar(
            "Desk", Calendar.ZoneOf("Europe/Stockholm"), Calendar.Week("09:00-17:00"), [new Holiday(new LocalDate(2026, 4, 3), "Good Friday")],
            new Dictionary<LocalDate, IReadOnlyList<Shift>> { [new(2026, 4, 2)] = Shift.ParseDay("09:00-12:00") }, 4,
            [new WeekFrom(new LocalDate(2027, 1, 1), Calendar.Week("08:00-16:00")), new WeekFrom(First, Calendar.Week("10:00-14:00"))]);
        var made = new WorkingCalendar(
            written.Name, written.Zone, written.Weeks[0].Week, written.Holidays, written.SpecialDays, written.Version, [.. written.Weeks.Skip(1)]);

        Assert.Equal([LocalDate.MinIsoValue, First, new LocalDate(2027, 1, 1)], written.Weeks.Select(week => week.From));
        Assert.All(Enumerable.Range(0, 500), day => Assert.Equal(written.OpeningsOn(First.PlusDays(day - 50)), made.OpeningsOn(First.PlusDays(day - 50))));
    }

    [Fact]
    public void Another_version_is_the_same_calendar_under_another_number()
    {
        var calendar = Calendar.In("Europe/Stockholm", "09:00-17:00", holidays: "2026-04-03", special: "2026-04-02 09:00-12:00");
        var second = calendar.WithVersion(2);

        Assert.Same(calendar, calendar.WithVersion(1));
        Assert.Equal((1, 2, "Desk"), (calendar.Version, second.Version, second.Name));
        Assert.Equal((calendar.Holidays, calendar.SpecialDays, calendar.Weeks), (second.Holidays, second.SpecialDays, second.Weeks));
        Assert.Equal(calendar.OpeningsOn(new LocalDate(2026, 4, 2)), second.OpeningsOn(new LocalDate(2026, 4, 2)));
    }

    private static WorkingCalendar Changing(params WeekFrom[] changes) =>
        new("Desk", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), changes: changes);
}
