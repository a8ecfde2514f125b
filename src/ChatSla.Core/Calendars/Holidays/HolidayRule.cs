using NodaTime;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>One line of a country's table.</summary>
/// <param name="DateIn">The date in a year, or null in a year without one.</param>
internal sealed record HolidayRule(string Name, Func<int, LocalDate?> DateIn)
{
    public HolidayKind Kind { get; private init; }

    public HolidayRule Eve => this with { Kind = HolidayKind.Eve };

    public HolidayRule Half => this with { Kind = HolidayKind.Half };

    public static HolidayRule On(int month, int day, string name) => new(name, year => new LocalDate(year, month, day));

    /// <summary>Proclaimed or enacted for one date.</summary>
    public static HolidayRule Once(int year, int month, int day, string name) => On(month, day, name).When(candidate => candidate == year);

    /// <param name="days">From Easter Sunday; negative is before it.</param>
    public static HolidayRule Easter(int days, string name) => new(name, year => EasterIn(year).PlusDays(days));

    /// <summary>The first such weekday on or after a date: midsummer is the Saturday from 20 June on.</summary>
    public static HolidayRule From(int month, int day, IsoDayOfWeek weekday, string name) =>
        new(name, year => new LocalDate(year, month, day).PlusDays(-1).Next(weekday));

    public static HolidayRule First(IsoDayOfWeek weekday, int month, string name) => From(month, 1, weekday, name);

    public static HolidayRule Second(IsoDayOfWeek weekday, int month, string name) => From(month, 8, weekday, name);

    public static HolidayRule Third(IsoDayOfWeek weekday, int month, string name) => From(month, 15, weekday, name);

    public static HolidayRule Fourth(IsoDayOfWeek weekday, int month, string name) => From(month, 22, weekday, name);

    public static HolidayRule Last(IsoDayOfWeek weekday, int month, string name) =>
        new(name, year => new LocalDate(year, month, 1).PlusMonths(1).Previous(weekday));

    public HolidayRule Since(int first) => When(year => year >= first);

    public HolidayRule Until(int last) => When(year => year <= last);

    public HolidayRule Except(int one) => When(year => year != one);

    public HolidayRule When(Func<int, bool> holds) => this with { DateIn = year => holds(year) ? DateIn(year) : null };

    /// <summary>
    /// The Sunday after the church's full moon. Its number of days after 21 March repeats every 19 years; 24 is the Gregorian
    /// correction from 1900 to 2199.
    /// </summary>
    private static LocalDate EasterIn(int year)
    {
        var cycle = year % 19;
        var fullMoon = (19 * cycle + 24) % 30;
        if (fullMoon == 29 || (fullMoon == 28 && cycle > 10)) fullMoon--;
        return new LocalDate(year, 3, 21).PlusDays(fullMoon).Next(IsoDayOfWeek.Sunday);
    }
}
