using NodaTime;
using static ChatSla.Core.Calendars.Holidays.HolidayRule;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>Banking and Financial Dealings Act 1971, schedule 1, and the proclamations of each year.</summary>
internal static class BritishHolidays
{
    private static readonly HolidayRule[] Shared =
    [
        On(1, 1, "New Year's Day"),
        Easter(-2, "Good Friday"),
        First(IsoDayOfWeek.Monday, 5, "Early May bank holiday").Except(2020),
        Once(2020, 5, 8, "Early May bank holiday (VE day)"),
        Last(IsoDayOfWeek.Monday, 5, "Spring bank holiday").Except(2022),
        Once(2022, 6, 2, "Spring bank holiday"),
        Once(2022, 6, 3, "Platinum Jubilee bank holiday"),
        Once(2022, 9, 19, "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        Once(2023, 5, 8, "Bank holiday for the coronation of King Charles III"),
        On(12, 25, "Christmas Day"),
        On(12, 26, "Boxing Day"),
    ];

    /// <summary>What England, Wales, Scotland and Northern Ireland have in common.</summary>
    public static HolidayTable Everywhere { get; } = new(Weekends.MoveOn, Shared);

    public static HolidayTable EnglandAndWales { get; } = new(Weekends.MoveOn,
    [
        .. Shared,
        Easter(1, "Easter Monday"),
        Last(IsoDayOfWeek.Monday, 8, "Summer bank holiday"),
    ]);

    public static HolidayTable NorthernIreland { get; } = new(Weekends.MoveOn,
    [
        .. Shared,
        On(3, 17, "St Patrick's Day"),
        Easter(1, "Easter Monday"),
        On(7, 12, "Battle of the Boyne (Orangemen's Day)"),
        Last(IsoDayOfWeek.Monday, 8, "Summer bank holiday"),
    ]);

    public static HolidayTable Scotland { get; } = new(Weekends.MoveOn,
    [
        .. Shared,
        On(1, 2, "2nd January"),
        First(IsoDayOfWeek.Monday, 8, "Summer bank holiday"),
        On(11, 30, "St Andrew's Day"),
        Once(2026, 6, 15, "World Cup bank holiday"),
    ]);
}
