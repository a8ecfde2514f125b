using NodaTime;
using static ChatSla.Core.Calendars.Holidays.HolidayRule;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>Nothing moves off a weekend in these three.</summary>
internal static class WesternHolidays
{
    /// <summary>Code du travail, article L3133-1. Alsace and Moselle have two days more, which are not here.</summary>
    public static HolidayTable France { get; } = new(Weekends.Stay,
    [
        On(1, 1, "Jour de l'An"),
        Easter(1, "Lundi de Pâques"),
        On(5, 1, "Fête du Travail"),
        On(5, 8, "Victoire 1945"),
        Easter(39, "Ascension"),
        Easter(50, "Lundi de Pentecôte"),
        On(7, 14, "Fête nationale"),
        On(8, 15, "Assomption"),
        On(11, 1, "Toussaint"),
        On(11, 11, "Armistice 1918"),
        On(12, 24, "Veille de Noël").Half,
        On(12, 25, "Noël"),
        On(12, 31, "Saint-Sylvestre").Half,
    ]);

    /// <summary>Organisation of Working Time Act 1997, second schedule: on a weekend the employer chooses another day, so no rule can move it.</summary>
    public static HolidayTable Ireland { get; } = new(Weekends.Stay,
    [
        On(1, 1, "New Year's Day"),
        new("St Brigid's Day", year => From(2, 1, FirstOfFebruaryIsFriday(year) ? IsoDayOfWeek.Friday : IsoDayOfWeek.Monday, "").Since(2023).DateIn(year)),
        On(3, 17, "St Patrick's Day"),
        Once(2022, 3, 18, "Day of Remembrance and Recognition"),
        Easter(-2, "Good Friday").Half,
        Easter(1, "Easter Monday"),
        First(IsoDayOfWeek.Monday, 5, "May Day"),
        First(IsoDayOfWeek.Monday, 6, "June Holiday"),
        First(IsoDayOfWeek.Monday, 8, "August Holiday"),
        Last(IsoDayOfWeek.Monday, 10, "October Holiday"),
        On(12, 24, "Christmas Eve").Half,
        On(12, 25, "Christmas Day"),
        On(12, 26, "St Stephen's Day"),
        On(12, 31, "New Year's Eve").Half,
    ]);

    /// <summary>Algemene termijnenwet, article 3. Bevrijdingsdag is a day off for all every fifth year only.</summary>
    public static HolidayTable Netherlands { get; } = new(Weekends.Stay,
    [
        On(1, 1, "Nieuwjaarsdag"),
        Easter(-2, "Goede Vrijdag").Half,
        Easter(0, "Eerste paasdag"),
        Easter(1, "Tweede paasdag"),
        new("Koningsdag", year => new LocalDate(year, 4, 27) is { DayOfWeek: IsoDayOfWeek.Sunday } sunday ? sunday.PlusDays(-1) : new LocalDate(year, 4, 27)),
        On(5, 5, "Bevrijdingsdag").When(year => year % 5 == 0),
        On(5, 5, "Bevrijdingsdag").When(year => year % 5 != 0).Half,
        Easter(39, "Hemelvaartsdag"),
        Easter(49, "Eerste pinksterdag"),
        Easter(50, "Tweede pinksterdag"),
        On(12, 24, "Kerstavond").Half,
        On(12, 25, "Eerste kerstdag"),
        On(12, 26, "Tweede kerstdag"),
        On(12, 31, "Oudejaarsdag").Half,
    ]);

    private static bool FirstOfFebruaryIsFriday(int year) => new LocalDate(year, 2, 1).DayOfWeek is IsoDayOfWeek.Friday;
}
