namespace ChatSla.Core.Calendars.Holidays;

/// <summary>
/// Holidays by country, by the rules of its law and, for eves and half days, of its custom. The rules were compared with the law and with
/// others' lists until <see cref="CheckedUntil"/>. Later laws, proclaimed days and municipal days no rule can know.
/// </summary>
public static class PublicHolidays
{
    public const int FirstYear = 2020;
    public const int LastYear = 2100;

    /// <summary>The last year that the rules were checked for.</summary>
    public const int CheckedUntil = 2030;

    private static readonly Dictionary<string, HolidayTable> Tables = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DE"] = GermanHolidays.Of(""),
        ["DE-BB"] = GermanHolidays.Of("BB"),
        ["DE-BE"] = GermanHolidays.Of("BE"),
        ["DE-BW"] = GermanHolidays.Of("BW"),
        ["DE-BY"] = GermanHolidays.Of("BY"),
        ["DE-HB"] = GermanHolidays.Of("HB"),
        ["DE-HE"] = GermanHolidays.Of("HE"),
        ["DE-HH"] = GermanHolidays.Of("HH"),
        ["DE-MV"] = GermanHolidays.Of("MV"),
        ["DE-NI"] = GermanHolidays.Of("NI"),
        ["DE-NW"] = GermanHolidays.Of("NW"),
        ["DE-RP"] = GermanHolidays.Of("RP"),
        ["DE-SH"] = GermanHolidays.Of("SH"),
        ["DE-SL"] = GermanHolidays.Of("SL"),
        ["DE-SN"] = GermanHolidays.Of("SN"),
        ["DE-ST"] = GermanHolidays.Of("ST"),
        ["DE-TH"] = GermanHolidays.Of("TH"),
        ["DK"] = NordicHolidays.Denmark,
        ["FI"] = NordicHolidays.Finland,
        ["FR"] = WesternHolidays.France,
        ["GB"] = BritishHolidays.Everywhere,
        ["GB-ENG"] = BritishHolidays.EnglandAndWales,
        ["GB-NIR"] = BritishHolidays.NorthernIreland,
        ["GB-SCT"] = BritishHolidays.Scotland,
        ["GB-WLS"] = BritishHolidays.EnglandAndWales,
        ["IE"] = WesternHolidays.Ireland,
        ["NL"] = WesternHolidays.Netherlands,
        ["NO"] = NordicHolidays.Norway,
        ["SE"] = NordicHolidays.Sweden,
        ["US"] = AmericanHolidays.Federal,
    };

    /// <summary>Country codes, and "country-part" where the parts differ (ISO 3166-2); in order.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. Tables.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The days of one year by date, one a date.</summary>
    /// <exception cref="FormatException">The region is not known; the message lists those that are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is not in 2020 to 2100.</exception>
    public static IReadOnlyList<PublicHoliday> In(string region, int year)
    {
        var table = TableOf(region);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return [.. table.In(year)];
    }

    /// <summary>The days of all years by date.</summary>
    /// <exception cref="FormatException">The region is not known; the message lists those that are.</exception>
    public static IEnumerable<PublicHoliday> In(string region)
    {
        var table = TableOf(region);
        return Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(table.In);
    }

    private static HolidayTable TableOf(string region) => Tables.TryGetValue(region.Trim(), out var table)
        ? table
        : throw new FormatException($"\"{region}\" is no country or part of one whose holidays are known; known are {string.Join(", ", Regions)}.");
}
