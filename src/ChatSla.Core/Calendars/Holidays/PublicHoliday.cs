using NodaTime;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>A day of a country's year.</summary>
/// <param name="Name">In the country's own language; two that fall on one date are joined with " / ".</param>
public sealed record PublicHoliday(LocalDate On, string Name, HolidayKind Kind)
{
    /// <summary>Whether an office is closed unless it says otherwise.</summary>
    public bool Closes => Kind is not HolidayKind.Half;
}
