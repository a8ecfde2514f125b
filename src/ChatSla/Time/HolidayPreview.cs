using ChatSla.Core.Calendars.Holidays;
using NodaTime;

namespace ChatSla.Time;

/// <summary>The holidays of one year of a calendar: what was imported, switched or not, and what was typed. A pure function of both.</summary>
/// <param name="CheckedUntil">The last year that a country's rules were checked for, or null when none are in use.</param>
public sealed record HolidayPreview(string Name, int Year, IReadOnlyList<PreviewHoliday> Holidays, int? CheckedUntil)
{
    public static HolidayPreview Of(ConfiguredCalendar configured, int year)
    {
        var (calendar, imported) = configured;
        var typed = calendar.Holidays.Where(holiday => configured.ImportedOn(holiday.On)?.Name != holiday.Name);
        var shown = imported.Select(holiday => new PreviewHoliday(holiday.On, holiday.Name, KindOf(holiday), State(holiday)))
            .Concat(typed.Select(holiday => new PreviewHoliday(holiday.On, holiday.Name, "own", calendar.SpecialDays.ContainsKey(holiday.On) ? "special day" : "closed")))
            .Where(holiday => holiday.On.Year == year).OrderBy(holiday => holiday.On);
        return new HolidayPreview(calendar.Name, year, [.. shown], imported.Any(holiday => holiday.Kind is not null) ? PublicHolidays.CheckedUntil : null);

        string State(ImportedHoliday holiday) => calendar.SpecialDays.ContainsKey(holiday.On)
            ? "special day"
            : (calendar.HolidayOn(holiday.On) is null ? "open" : "closed") + (holiday.Switch is null ? "" : ", switched");
    }

    private static string KindOf(ImportedHoliday holiday) => holiday.Kind switch
    {
        HolidayKind.Public => "public",
        HolidayKind.Eve => "eve",
        HolidayKind.Half => "half",
        null => "file",
        _ => throw new ArgumentOutOfRangeException(nameof(holiday), holiday.Kind, null),
    };
}

/// <summary>One holiday.</summary>
/// <param name="Kind">"public", "eve" or "half" by the rules of a country, "file" from a file, "own" from the list of the settings.</param>
/// <param name="State">"closed", "open", either with ", switched"; or "special day", whose hours beat the holiday.</param>
public sealed record PreviewHoliday(LocalDate On, string Name, string Kind, string State);
