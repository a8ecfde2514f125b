using ChatSla.Core.Calendars;
using ChatSla.Core.Calendars.Holidays;
using NodaTime;

namespace ChatSla.Time;

/// <summary>A calendar as the configuration describes it.</summary>
/// <param name="Imported">By date, one a date: those that close are holidays of the calendar too, the others are ordinary days.</param>
public sealed record ConfiguredCalendar(WorkingCalendar Calendar, IReadOnlyList<ImportedHoliday> Imported)
{
    public ImportedHoliday? ImportedOn(LocalDate date) => Imported.FirstOrDefault(holiday => holiday.On == date);
}

/// <summary>A day that the calendar's country or file names.</summary>
/// <param name="Kind">Null for a day from a file.</param>
/// <param name="Switch">What HolidaySwitches says of the date, or null.</param>
public sealed record ImportedHoliday(LocalDate On, string Name, HolidayKind? Kind, bool? Switch = null)
{
    public bool Closes => Switch ?? Kind is not HolidayKind.Half;
}
