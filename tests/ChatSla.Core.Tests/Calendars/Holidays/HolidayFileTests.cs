using ChatSla.Core.Calendars.Holidays;

namespace ChatSla.Core.Tests.Calendars.Holidays;

public sealed class HolidayFileTests
{
    [Fact]
    public void A_file_as_calendars_export_it_is_read()
    {
        const string text = """
            BEGIN:VCALENDAR
            PRODID:-//Contoso//Works council//EN
            VERSION:2.0
            X-WR-CALNAME;X-NOTE="a:b;c":Contoso
            BEGIN:VTIMEZONE
            TZID:Europe/Stockholm
            BEGIN:STANDARD
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@contoso.com
            DTSTAMP:20261101T080000Z
            DTSTART;VALUE=DATE:20261223
            DTEND;VALUE=DATE:20261225
            SUMMARY;LANGUAGE=en:Christmas\, early\; and
              late
            BEGIN:VALARM
            TRIGGER:-P1D
            END:VALARM
            END:VEVENT
            begin:vevent
            dtstart:20270201
            summary:Stocktaking
            end:vevent
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20270301
            SUMMARY:Cancelled
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR

            """;

        foreach (var file in new[] { text, text.ReplaceLineEndings("\r\n"), "\uFEFF" + text }.Select(HolidayFile.Read))
        {
            Assert.Empty(file.Faults);
            Assert.Equal(
                ["2026-12-23 Christmas, early; and late", "2026-12-24 Christmas, early; and late", "2027-02-01 Stocktaking"],
                file.Holidays.Select(day => $"{day.On:uuuu'-'MM'-'dd} {day.Name}"));
        }
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261223", "2026-12-23")]
    [InlineData("DTSTART;VALUE=DATE:20261223|DTEND;VALUE=DATE:20261224", "2026-12-23")]
    [InlineData("DTSTART;VALUE=DATE:20261230|DURATION:P4D", "2026-12-30 2026-12-31 2027-01-01 2027-01-02")]
    [InlineData("DTSTART;VALUE=DATE:20261221|DURATION:P1W", "2026-12-21 2026-12-22 2026-12-23 2026-12-24 2026-12-25 2026-12-26 2026-12-27")]
    [InlineData("DTSTART;VALUE=DATE:20260501|RDATE;VALUE=DATE:20260601,20260701|EXDATE;VALUE=DATE:20260601", "2026-05-01 2026-07-01")]
    [InlineData("DTSTART;VALUE=DATE:20191230|DURATION:P4D", "2020-01-01 2020-01-02")]
    [InlineData("DTSTART;VALUE=DATE:20260501|RDATE:21010101,99991231", "2026-05-01")]
    [InlineData("DTSTART;VALUE=DATE:21001231|DURATION:P2D|RDATE:99991231", "2100-12-31")] // the last date that there is
    public void An_event_closes_its_days_and_not_the_one_it_ends_on(string lines, string dates) => Assert.Equal(dates, DatesOf(lines));

    [Theory]
    [InlineData("20261001", "FREQ=YEARLY;COUNT=3", "2026-10-01 2027-10-01 2028-10-01")]
    [InlineData("19700101", "FREQ=YEARLY;UNTIL=20220101", "2020-01-01 2021-01-01 2022-01-01")]
    [InlineData("20241001", "FREQ=YEARLY;INTERVAL=2;COUNT=3;WKST=SU", "2024-10-01 2026-10-01 2028-10-01")]
    [InlineData("20200229", "FREQ=YEARLY;COUNT=3", "2020-02-29 2024-02-29 2028-02-29")]
    [InlineData("20251127", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3", "2025-11-27 2026-11-26 2027-11-25")]
    [InlineData("20250526", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3", "2025-05-26 2026-05-25 2027-05-31")]
    [InlineData("20260620", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20,21,22,23,24,25,26;BYDAY=SA;COUNT=3", "2026-06-20 2027-06-26 2028-06-24")]
    [InlineData("20260131", "FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=-1;COUNT=4", "2026-01-31 2026-02-28 2027-01-31 2027-02-28")]
    [InlineData("19970519", "FREQ=YEARLY;BYDAY=20MO;UNTIL=20221231", "2020-05-18 2021-05-17 2022-05-16")] // as in RFC 5545
    [InlineData("20261228", "FREQ=YEARLY;BYDAY=-1MO;COUNT=2", "2026-12-28 2027-12-27")]
    [InlineData("20261001", "FREQ=YEARLY;BYMONTHDAY=1;COUNT=4", "2026-10-01 2026-11-01 2026-12-01 2027-01-01")]
    public void A_rule_repeats_every_year(string start, string rule, string dates) => Assert.Equal(dates, DatesOf($"DTSTART;VALUE=DATE:{start}|RRULE:{rule}"));

    [Fact]
    public void A_rule_without_an_end_goes_on_to_2100()
    {
        var dates = DatesOf("DTSTART;VALUE=DATE:19990501|RRULE:FREQ=YEARLY").Split(' ');

        Assert.Equal((81, "2020-05-01", "2100-05-01"), (dates.Length, dates[0], dates[^1]));
    }

    [Theory]
    [InlineData("DTSTART:20261224T090000Z", 4, "which is no date; only whole days")]
    [InlineData("DTSTART;TZID=Europe/Stockholm:20261224T090000", 4, "which is no date")]
    [InlineData("DTSTART;VALUE=DATE-TIME:20261224", 4, "which is no date")]
    [InlineData("DTSTART;VALUE=DATE:20261324", 4, "\"20261324\", which is no date")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:20261224", 5, "makes it last 0 days")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DTEND:20261224T170000", 5, "DTEND \"20261224T170000\", which is no date")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:99991231", 5, "it must be 1 to 370")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DURATION:PT8H", 5, "DURATION \"PT8H\"")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DTEND;VALUE=DATE:20261225|DURATION:P1D", 6, "DURATION beside DTEND")]
    [InlineData("DTSTART;VALUE=DATE:20261224|DTSTART;VALUE=DATE:20261225", 5, "DTSTART once more")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=WEEKLY", 5, "FREQ=WEEKLY, which is not understood")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;BYSETPOS=1", 5, "BYSETPOS=1")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;BYDAY=0MO", 5, "BYDAY=0")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;COUNT=0", 5, "COUNT=0")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;COUNT=2;UNTIL=20301224", 5, "both COUNT and UNTIL")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;UNTIL=20301224T000000Z", 5, "UNTIL=20301224T000000Z")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:COUNT=2", 5, "without FREQ=YEARLY")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;FREQ=YEARLY", 5, "\"FREQ=YEARLY\", which is not understood there")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:FREQ=YEARLY;BYMONTH=11", 5, "DTSTART is none of the dates of")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RRULE:", 5, "RRULE with \"\"")]
    [InlineData("DTSTART;VALUE=DATE:20261224|EXDATE:20271224T000000", 5, "EXDATE \"20271224T000000\"")]
    [InlineData("DTSTART;VALUE=DATE:20261224|RECURRENCE-ID;VALUE=DATE:20261223", 5, "has RECURRENCE-ID")]
    [InlineData("DTSTART;VALUE=DATE:20261224|no line", 5, "NAME:VALUE")]
    [InlineData("CLASS:PUBLIC", 2, "begins an event that has no DTSTART")]
    public void What_is_not_understood_is_told_by_its_line(string lines, int line, string what)
    {
        var fault = Assert.Single(HolidayFile.Read(Event(lines)).Faults);

        Assert.Equal(line, fault.Line);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "without any holiday")]
    [InlineData("BEGIN:VCALENDAR|END:VCALENDAR", 1, "without any holiday")]
    [InlineData("<html>", 1, "NAME:VALUE")]
    [InlineData("VERSION:2.0", 1, "outside")]
    [InlineData("BEGIN:VEVENT|END:VEVENT", 1, "begins VEVENT, which is not understood here")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VTODO|DUE:20261224|END:VTODO|END:VCALENDAR", 2, "begins VTODO")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20261224|SUMMARY:Day", 1, "begins VCALENDAR, which has no END")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20261224|SUMMARY:Day|END:VCALENDAR", 1, "begins VCALENDAR, which has no END")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20261224|END:VEVENT|END:VCALENDAR", 2, "no SUMMARY")]
    [InlineData("BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20261224|SUMMARY: |END:VEVENT|END:VCALENDAR", 4, "empty SUMMARY")]
    public void A_broken_file_is_told_by_its_line(string lines, int line, string what)
    {
        var faults = HolidayFile.Read(lines.Replace('|', '\n')).Faults;

        Assert.Equal(line, faults[0].Line);
        Assert.Contains(what, faults[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var file = HolidayFile.Read(Event("DTSTART:20261224T090000Z|RRULE:FREQ=DAILY").Replace("END:VCALENDAR", "BEGIN:VEVENT\nDURATION:P1\nEND:VEVENT\nEND:VCALENDAR\n", StringComparison.Ordinal));

        Assert.Equal([4, 5, 7, 7, 8], file.Faults.Select(fault => fault.Line));
    }

    /// <summary>A file whose event's own lines begin at the fourth.</summary>
    private static string Event(string lines) => $"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Day\n{lines.Replace('|', '\n')}\nEND:VEVENT\nEND:VCALENDAR\n";

    private static string DatesOf(string lines)
    {
        var file = HolidayFile.Read(Event(lines));

        Assert.Empty(file.Faults);
        return string.Join(' ', file.Holidays.Select(day => day.On.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
