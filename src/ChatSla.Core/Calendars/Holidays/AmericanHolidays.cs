using NodaTime;
using static ChatSla.Core.Calendars.Holidays.HolidayRule;

namespace ChatSla.Core.Calendars.Holidays;

internal static class AmericanHolidays
{
    /// <summary>5 U.S.C. 6103 (federal). Days on which only federal offices close by order of the president are not here.</summary>
    public static HolidayTable Federal { get; } = new(Weekends.MoveToNearest,
    [
        On(1, 1, "New Year's Day"),
        Third(IsoDayOfWeek.Monday, 1, "Martin Luther King Jr. Day"),
        Third(IsoDayOfWeek.Monday, 2, "Washington's Birthday"),
        Last(IsoDayOfWeek.Monday, 5, "Memorial Day"),
        On(6, 19, "Juneteenth").Since(2021),
        On(7, 4, "Independence Day"),
        First(IsoDayOfWeek.Monday, 9, "Labor Day"),
        Second(IsoDayOfWeek.Monday, 10, "Columbus Day"),
        On(11, 11, "Veterans Day"),
        Fourth(IsoDayOfWeek.Thursday, 11, "Thanksgiving Day"),
        On(12, 25, "Christmas Day"),
    ]);
}
