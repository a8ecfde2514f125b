using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>An RRULE (RFC 5545, section 3.3.10) that repeats every year, or every so many.</summary>
internal sealed partial class HolidayFileRule
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private int interval = 1;
    private int? count;
    private LocalDate? until;
    private int[] months = [];
    private int[] monthDays = [];
    private (int Ordinal, IsoDayOfWeek Weekday)[] weekdays = [];

    private HolidayFileRule()
    {
    }

    /// <exception cref="FormatException">A part is not understood; the message names it.</exception>
    public static HolidayFileRule Parse(string text)
    {
        var rule = new HolidayFileRule();
        var seen = new HashSet<string>();

        foreach (var part in text.Trim().ToUpperInvariant().Split(';'))
        {
            if (part.Split('=') is not [var name, var value] || !seen.Add(name)) throw new FormatException($"has an RRULE with \"{part}\", which is not understood there.");
            rule.Set(name, value);
        }

        if (!seen.Contains("FREQ")) throw new FormatException("has an RRULE without FREQ=YEARLY.");
        if (seen.IsSupersetOf(["COUNT", "UNTIL"])) throw new FormatException("has an RRULE with both COUNT and UNTIL.");
        return rule;
    }

    /// <summary>In order, to the end of 2100 at the latest.</summary>
    public IEnumerable<LocalDate> DatesFrom(LocalDate start)
    {
        var dates = Years(start.Year).SelectMany(DatesOf).Where(date => date >= start && Includes(date, start)).TakeWhile(date => !(date > until));
        return count is { } most ? dates.Take(most) : dates;
    }

    /// <summary>Whether the rule is true of a date, whatever the years between and the end.</summary>
    public bool Includes(LocalDate date, LocalDate start)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month);
        var isMonth = months.Length > 0 ? months.Contains(date.Month) : monthDays.Length + weekdays.Length > 0 || date.Month == start.Month;
        var isDay = monthDays.Length > 0 ? monthDays.Contains(date.Day) || monthDays.Contains(date.Day - length - 1) : weekdays.Length > 0 || date.Day == start.Day;
        return isMonth && isDay && (weekdays.Length == 0 || weekdays.Any(day => day.Weekday == date.DayOfWeek && IsNth(day.Ordinal, date, length)));
    }

    /// <summary>An ordinal counts within the month when BYMONTH is given, else within the year.</summary>
    private bool IsNth(int ordinal, LocalDate date, int monthLength)
    {
        var (day, length) = months.Length > 0 ? (date.Day, monthLength) : (date.DayOfYear, CalendarSystem.Iso.GetDaysInYear(date.Year));
        return ordinal == 0 || (ordinal > 0 ? (day - 1) / 7 + 1 : -((length - day) / 7 + 1)) == ordinal;
    }

    private IEnumerable<int> Years(int first)
    {
        for (var year = first; year <= PublicHolidays.LastYear; year += interval) yield return year;
    }

    private static IEnumerable<LocalDate> DatesOf(int year)
    {
        for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1)) yield return date;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "FREQ" when value == "YEARLY": break;
            case "WKST" when Weekdays.Contains(value): break; // tells weeks apart, and no rule here counts weeks
            case "INTERVAL": interval = Number(name, value, 1, 1000); break;
            case "COUNT": count = Number(name, value, 1, 100_000); break;
            case "UNTIL" when DatePattern.Parse(value) is { Success: true } date: until = date.Value; break;
            case "BYMONTH": months = [.. value.Split(',').Select(one => Number(name, one, 1, 12))]; break;
            case "BYMONTHDAY": monthDays = [.. value.Split(',').Select(one => Number(name, one, -31, 31))]; break;
            case "BYDAY": weekdays = [.. value.Split(',').Select(Weekday)]; break;
            default: throw NotUnderstood(name, value);
        }
    }

    private static (int Ordinal, IsoDayOfWeek Weekday) Weekday(string text) => WeekdayPattern().Match(text) is { Success: true } match
        ? (match.Groups["n"].Success ? Number("BYDAY", match.Groups["n"].Value, -53, 53) : 0, (IsoDayOfWeek)(Array.IndexOf(Weekdays, match.Groups["day"].Value) + 1))
        : throw NotUnderstood("BYDAY", text);

    private static int Number(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number != 0 && number >= least && number <= most
            ? number
            : throw NotUnderstood(name, text);

    private static FormatException NotUnderstood(string name, string value) =>
        new($"has an RRULE with {name}={value}, which is not understood; FREQ=YEARLY is, with INTERVAL, COUNT, UNTIL=20301231, BYMONTH, BYMONTHDAY and BYDAY.");

    [GeneratedRegex("^(?<n>[+-]?[0-9]{1,2})?(?<day>MO|TU|WE|TH|FR|SA|SU)$")]
    private static partial Regex WeekdayPattern();
}
