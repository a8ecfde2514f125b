using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Tests.Storage;

/// <summary>What stands in the table of versions is read back as it was, and the same is always the same text.</summary>
public sealed class VersionFormatTests
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly IReadOnlyList<Shift> Day = Shift.ParseDay("09:00-12:00, 13:00-17:00");

    private static readonly WorkingCalendar Office = new(
        "office",
        DateTimeZoneProviders.Tzdb["Europe/Stockholm"],
        Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => Day),
        [new(new(2026, 12, 25), "Christmas Day")],
        new Dictionary<LocalDate, IReadOnlyList<Shift>> { [new(2026, 12, 24)] = [], [new(2026, 12, 23)] = Shift.ParseDay("09:00-12:00") },
        version: 4,
        [new(new(2027, 2, 1), new Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> { [IsoDayOfWeek.Sunday] = [Shift.AllDay], [IsoDayOfWeek.Monday] = Shift.ParseDay("22:00-06:00") })]);

    private static readonly SlaPolicy Gold = new(
        "gold",
        "All that can be promised.",
        "Mia",
        7,
        Office,
        [
            new(PromiseKind.Resolution, new Deadline.OnWorkingDay(2, new LocalTime(12, 0)), new Aim.Own(new Deadline.WithinHours(30 * Hour)), Hour / 2),
            new(PromiseKind.FirstResponse, new Deadline.EarlierOf(new Deadline.SameDay(new(15, 0), new(12, 0), 2 * Hour, new(16, 30)), new Deadline.WithinWorkingHours(4 * Hour)), new Aim.Before(Hour * 3 / 2)),
            new(PromiseKind.Update, new Deadline.OnWorkingDay(0), new Aim.Share(75)),
        ],
        isEnabled: false);

    [Fact]
    public void A_calendar_is_read_as_it_was_written()
    {
        var row = Row(VersionRow.Calendar, "office", 4, VersionFormat.Write(Office));
        var read = VersionFormat.ReadCalendar(row);

        Assert.Equal(row.Body, VersionFormat.Write(read));
        Assert.Equal(("office", 4, "Europe/Stockholm", "Christmas Day"), (read.Name, read.Version, read.Zone.Id, read.HolidayOn(new(2026, 12, 25))?.Name));
        var start = Instant.FromUtc(2026, 12, 20, 9, 0);
        Assert.All(Enumerable.Range(1, 400), hours => Assert.Equal(Office.Add(start, hours * Hour), read.Add(start, hours * Hour)));
    }

    [Fact]
    public void A_policy_is_read_as_it_was_written()
    {
        var row = Row(VersionRow.Policy, "gold", 7, VersionFormat.Write(Gold, Office.Version));
        var read = VersionFormat.ReadPolicy(row, (name, version) => (name, version) == ("office", 4) ? Office : throw new KeyNotFoundException(name));

        Assert.Equal(row.Body, VersionFormat.Write(read, Office.Version));
        Assert.Equal((Gold.Name, Gold.Service, Gold.Owner, Gold.Version, Gold.IsEnabled), (read.Name, read.Service, read.Owner, read.Version, read.IsEnabled));
        Assert.Equal(Gold.Targets.OrderBy(target => target.Key), read.Targets.OrderBy(target => target.Key));
    }

    [Fact]
    public void A_book_is_read_as_it_was_written()
    {
        var row = Row(VersionRow.Mailbox, "support@contoso.com", 1, VersionFormat.Write(new PolicyBook("usual", [new("b.com", "gold"), new("a.com", "usual")])));
        var read = VersionFormat.ReadBook(row);

        Assert.Equal(("""{"policy":"usual","choices":[{"from":"a.com","policy":"usual"},{"from":"b.com","policy":"gold"}]}""", "gold"), (row.Body, read.For("x@b.com")));
    }

    [Fact]
    public void Every_rule_has_a_name_that_is_stored() => Assert.Equal(
        """
        {"service":"All that can be promised.","owner":"Mia","calendar":"office","calendarVersion":4,"isEnabled":false,"targets":[
        {"kind":"FirstResponse","deadline":{"rule":"earlier-of","first":{"rule":"same-day","cutOff":"15:00:00","nextBy":"12:00:00","by":"16:30:00","minLead":"2:00:00"},
        "second":{"rule":"within-working-hours","working":"4:00:00"}},"aim":{"rule":"before","working":"1:30:00"}},
        {"kind":"Resolution","deadline":{"rule":"on-working-day","by":"12:00:00","day":2},"aim":{"rule":"own","deadline":{"rule":"within-hours","length":"30:00:00"}},"minAfterPause":"0:30:00"},
        {"kind":"Update","deadline":{"rule":"on-working-day","day":0},"aim":{"rule":"share","percent":75}}]}
        """.ReplaceLineEndings(""),
        VersionFormat.Write(Gold, 4));

    [Theory]
    [InlineData(typeof(Deadline))]
    [InlineData(typeof(Aim))]
    public void No_rule_of_a_family_is_forgotten(Type family)
    {
        var written = VersionFormat.Write(Gold, 4);
        var count = family.GetNestedTypes().Count(type => type.IsSubclassOf(family));

        Assert.Equal(family == typeof(Deadline) ? 5 : 3, count);
        Assert.Equal(9, written.Split("\"rule\":").Length - 1);
    }

    [Fact]
    public void Another_order_of_the_same_days_is_the_same_text()
    {
        var other = new WorkingCalendar(
            "office", Office.Zone, Enumerable.Range(1, 5).Reverse().ToDictionary(day => (IsoDayOfWeek)day, _ => Day), Office.Holidays,
            Office.SpecialDays.OrderByDescending(day => day.Key).ToDictionary(day => day.Key, day => day.Value), changes: [Office.Weeks[1]]);

        Assert.Equal(VersionFormat.Write(Office), VersionFormat.Write(other));
    }

    private static VersionRow Row(string kind, string name, int version, string body) => new() { Kind = kind, Name = name, Version = version, Body = body };
}
