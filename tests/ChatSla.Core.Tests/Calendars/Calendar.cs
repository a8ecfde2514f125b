using System.Globalization;
using ChatSla.Core.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>Calendars and instants written as people write them.</summary>
internal static class Calendar
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss;FFFFFFF");

    /// <summary>Every weekday has the same shifts unless it is named, as in "09:00-17:00" or "mon 09:00-12:00; sat 10:00-14:00".</summary>
    public static WorkingCalendar In(string zone, string week, string holidays = "", string special = "", string name = "Desk") =>
        new(name, ZoneOf(zone), Week(week), Parts(holidays).Select(date => new Holiday(Date(date), $"Holiday {date}")), SpecialDays(special));

    public static DateTimeZone ZoneOf(string id) => DateTimeZoneProviders.Tzdb[id];

    public static LocalDate Date(string date) => LocalDatePattern.Iso.Parse(date).Value;

    /// <summary>"2026-03-03 10:12" in the zone (the first time its clock shows it), or an instant that ends in Z.</summary>
    public static Instant At(string text, string zone = "UTC") => text.EndsWith('Z')
        ? InstantPattern.ExtendedIso.Parse(text).Value
        : Local.Parse(text.Length > 16 ? text : text + ":00").Value.InZoneLeniently(ZoneOf(zone)).ToInstant();

    public static string Show(Instant at, string zone) =>
        at.InZone(ZoneOf(zone)).LocalDateTime.ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> Week(string text) => text.Length > 0 && char.IsLetter(text[0])
        ? Parts(text, ';').Select(day => day.Split(' ', 2)).ToDictionary(day => DayOf(day[0]), day => Shift.ParseDay(day[1]))
        : Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => Shift.ParseDay(text));

    public static IsoDayOfWeek DayOf(string name) =>
        Enum.GetValues<IsoDayOfWeek>().Single(day => day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<LocalDate, IReadOnlyList<Shift>> SpecialDays(string text) => Parts(text, ';')
        .Select(day => day.Split(' ', 2))
        .ToDictionary(day => Date(day[0]), day => Shift.ParseDay(day.ElementAtOrDefault(1) ?? ""));

    private static string[] Parts(string text, char separator = ',') =>
        text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
