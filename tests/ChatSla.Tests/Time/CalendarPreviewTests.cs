using ChatSla.Core.Calendars;
using ChatSla.Core.Calendars.Holidays;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.Time;

/// <summary>What people are shown of a calendar.</summary>
public sealed class CalendarPreviewTests
{
    [Fact]
    public void Every_opening_and_closing_is_shown_joined_and_with_its_zone()
    {
        var day = Day("Europe/Stockholm", "09:00-12:00, 11:00-13:00, 14:00-17:30", "2026-11-23");

        Assert.Equal(["09:00-13:00 CET", "14:00-17:30 CET"], day.Openings);
        Assert.Equal(Duration.FromMinutes(450), day.Open);
        Assert.Empty(day.Notes);
    }

    [Theory]
    [InlineData("2026-10-24", "22:00 CEST-Sun 06:00 CET", 9, "")]
    [InlineData("2026-10-25", "22:00-Mon 06:00 CET", 8, "25 h day, 03:00 becomes 02:00")]
    [InlineData("2027-03-27", "22:00 CET-Sun 06:00 CEST", 7, "")]
    [InlineData("2027-03-28", "22:00-Mon 06:00 CEST", 8, "23 h day, 02:00 becomes 03:00")]
    public void Nights_on_which_the_clock_changes_are_as_long_as_they_are_and_their_day_is_marked(string date, string opening, int hours, string note)
    {
        var day = Days("Europe/Stockholm", "22:00-06:00", Date(date), 2)[0];

        Assert.Equal(opening, Assert.Single(day.Openings));
        Assert.Equal(Duration.FromHours(hours), day.Open);
        Assert.Equal(note, string.Join("; ", day.Notes.Where(one => !one.StartsWith("open until", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("00:00-24:00", "00:00-24:00 GMT", 24)]
    [InlineData("18:00-24:00", "18:00-24:00 GMT", 6)]
    public void The_end_of_a_day_is_24_00(string hours, string opening, int length)
    {
        var day = Day("Europe/London", hours, "2026-11-23");

        Assert.Equal((opening, Duration.FromHours(length)), (Assert.Single(day.Openings), day.Open));
    }

    [Fact]
    public void An_end_that_the_clock_skips_is_shown_as_it_was_reached() =>
        Assert.Equal("00:30-01:00 GMT", Assert.Single(Day("Europe/London", "00:30-01:30", "2027-03-28").Openings));

    [Fact]
    public void What_two_days_share_is_counted_once()
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> { [IsoDayOfWeek.Monday] = Shift.ParseDay("22:00-06:00"), [IsoDayOfWeek.Tuesday] = Shift.ParseDay("04:00-08:00") };
        var days = CalendarPreview.Of(new ConfiguredCalendar(new WorkingCalendar("night", DateTimeZone.Utc, week), []), Date("2026-11-23"), 3).Days;

        Assert.Equal([8, 2, 0], days.Select(day => day.Open.TotalHours));
        Assert.Equal("no hours on a Wednesday", Assert.Single(days[2].Notes));
    }

    [Fact]
    public void A_closed_day_into_which_a_night_shift_runs_says_so()
    {
        var holidays = new[] { new Holiday(Date("2026-11-24"), "Day of rest") };
        var calendar = new WorkingCalendar("night", DateTimeZone.Utc, Week("22:00-06:00"), holidays);

        Assert.Equal(["open until 06:00 from the day before", "Day of rest"], CalendarPreview.Of(new ConfiguredCalendar(calendar, []), Date("2026-11-23"), 3).Days[1].Notes);
    }

    [Fact]
    public void Every_reason_for_a_closed_or_an_unusual_day_is_named()
    {
        var hours = Week("09:00-17:00").Where(day => day.Key is not (IsoDayOfWeek.Wednesday or IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)).ToDictionary();
        var imported = new ImportedHoliday[]
        {
            new(Date("2026-12-17"), "Half", HolidayKind.Half), new(Date("2026-12-18"), "Opened", HolidayKind.Public, Switch: false),
            new(Date("2026-12-21"), "Closed", HolidayKind.Eve), new(Date("2026-12-22"), "Beaten", null),
        };
        var calendar = new WorkingCalendar(
            "desk", DateTimeZone.Utc, hours, imported.Where(one => one.Closes).Select(one => new Holiday(one.On, one.Name)),
            new Dictionary<LocalDate, IReadOnlyList<Shift>> { [Date("2026-12-22")] = Shift.ParseDay("09:00-10:00"), [Date("2026-12-24")] = [] },
            changes: [new WeekFrom(Date("2026-12-25"), hours)]);

        Assert.Equal(
            [
                "no hours on a Wednesday", "Half, a half day by custom", "Opened, switched to an ordinary day", "weekend", "weekend", "Closed",
                "special day instead of Beaten", "no hours on a Wednesday", "special day", "new hours from here on",
            ],
            CalendarPreview.Of(new ConfiguredCalendar(calendar, imported), Date("2026-12-16"), 10).Days.Select(day => string.Join("; ", day.Notes)));
    }

    private static PreviewDay Day(string zone, string hours, string date) => Days(zone, hours, Date(date), 1)[0];

    private static IReadOnlyList<PreviewDay> Days(string zone, string hours, LocalDate first, int count) =>
        CalendarPreview.Of(new ConfiguredCalendar(new WorkingCalendar("desk", DateTimeZoneProviders.Tzdb[zone], Week(hours)), []), first, count).Days;

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> Week(string hours) => Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, _ => Shift.ParseDay(hours));

    private static LocalDate Date(string date) => SettingText.Date(date);
}
