using ChatSla.Core.Calendars.Holidays;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars.Holidays;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2020, "2020-04-12")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2029, "2029-04-01")]
    [InlineData(2030, "2030-04-21")]
    [InlineData(2035, "2035-03-25")] // the earliest of the century
    [InlineData(2038, "2038-04-25")] // the latest possible
    [InlineData(2049, "2049-04-18")] // the full moon brought forward a day
    [InlineData(2076, "2076-04-19")]
    [InlineData(2100, "2100-03-28")]
    public void Easter_is_where_the_church_has_it(int year, string date) =>
        Assert.Equal(Calendar.Date(date), PublicHolidays.In("SE", year).Single(day => day.Name == "Påskdagen").On);

    [Fact]
    public void Midsummer_day_is_the_Saturday_from_20_to_26_June_and_its_eve_the_day_before()
    {
        foreach (var days in Enumerable.Range(2020, 81).Select(year => PublicHolidays.In("SE", year)))
        {
            var midsummer = days.Single(day => day.Name == "Midsommardagen").On;

            Assert.Equal(IsoDayOfWeek.Saturday, midsummer.DayOfWeek);
            Assert.Equal((6, true), (midsummer.Month, midsummer.Day is >= 20 and <= 26));
            Assert.Equal(midsummer.PlusDays(-1), days.Single(day => day.Name == "Midsommarafton").On);
        }
    }

    [Theory]
    [InlineData("SE", 13)]
    [InlineData("NO", 12)]
    [InlineData("FI", 13)]
    [InlineData("DE", 9)]
    [InlineData("DE-BY", 13)]
    [InlineData("DE-SN", 11)]
    [InlineData("GB-ENG", 8)]
    [InlineData("GB-NIR", 10)]
    [InlineData("FR", 11)]
    public void A_country_has_as_many_days_off_every_year(string region, int count)
    {
        foreach (var year in new[] { 2024, 2025, 2026, 2028, 2029, 2030 })
            Assert.Equal(count, PublicHolidays.In(region, year).Where(day => day.Kind is HolidayKind.Public).Sum(day => day.Name.Split(" / ").Length));
    }

    [Fact]
    public void Americans_have_eleven_days_off_of_which_New_Years_may_lie_in_the_year_before() =>
        Assert.Equal([11, 11, 11, 12, 10, 11, 11], Enumerable.Range(2024, 7).Select(year => PublicHolidays.In("US", year).Count));

    [Theory]
    [InlineData("DK", "2023-05-05", "Store bededag")]
    [InlineData("DK", "2024-04-26", null)]
    [InlineData("US", "2020-06-19", null)]
    [InlineData("US", "2021-06-18", "Juneteenth (observed)")]
    [InlineData("US", "2027-12-31", "New Year's Day (observed)")]
    [InlineData("DE-BE", "2020-03-08", "Internationaler Frauentag")]
    [InlineData("DE-BE", "2020-05-08", "75. Jahrestag der Befreiung")]
    [InlineData("DE-BE", "2024-05-08", null)]
    [InlineData("DE-BE", "2025-05-08", "80. Jahrestag der Befreiung")]
    [InlineData("DE-BE", "2028-06-17", "75. Jahrestag des Aufstandes vom 17. Juni 1953")]
    [InlineData("DE-MV", "2022-03-08", null)]
    [InlineData("DE-MV", "2023-03-08", "Internationaler Frauentag")]
    [InlineData("DE-TH", "2026-09-20", "Weltkindertag")]
    [InlineData("DE-SN", "2022-11-16", "Buß- und Bettag")]
    [InlineData("DE-SN", "2023-11-22", "Buß- und Bettag")]
    [InlineData("DE-NW", "2026-06-04", "Fronleichnam")]
    [InlineData("GB-ENG", "2020-05-04", null)]
    [InlineData("GB-ENG", "2020-05-08", "Early May bank holiday (VE day)")]
    [InlineData("GB-WLS", "2022-05-30", null)]
    [InlineData("GB-WLS", "2022-06-02", "Spring bank holiday")]
    [InlineData("GB-SCT", "2022-06-03", "Platinum Jubilee bank holiday")]
    [InlineData("GB-NIR", "2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II")]
    [InlineData("GB", "2023-05-08", "Bank holiday for the coronation of King Charles III")]
    [InlineData("GB-SCT", "2026-06-15", "World Cup bank holiday")]
    [InlineData("GB-ENG", "2026-06-15", null)]
    [InlineData("GB-ENG", "2022-12-26", "Boxing Day")]
    [InlineData("GB-ENG", "2022-12-27", "Christmas Day (substitute day)")]
    [InlineData("GB-ENG", "2021-12-27", "Christmas Day (substitute day)")]
    [InlineData("GB-ENG", "2021-12-28", "Boxing Day (substitute day)")]
    [InlineData("GB-SCT", "2027-01-04", "2nd January (substitute day)")]
    [InlineData("GB-SCT", "2025-12-01", "St Andrew's Day (substitute day)")]
    [InlineData("GB-SCT", "2026-04-06", null)]
    [InlineData("GB-NIR", "2025-07-14", "Battle of the Boyne (Orangemen's Day) (substitute day)")]
    [InlineData("IE", "2022-02-07", null)]
    [InlineData("IE", "2022-03-18", "Day of Remembrance and Recognition")]
    [InlineData("IE", "2023-02-06", "St Brigid's Day")]
    [InlineData("IE", "2030-02-01", "St Brigid's Day")] // a Friday
    [InlineData("IE", "2030-02-04", null)]
    [InlineData("NL", "2025-04-26", "Koningsdag")] // the 27th is a Sunday
    [InlineData("NL", "2025-04-27", null)]
    [InlineData("NO", "2027-05-17", "17. mai / 2. pinsedag")]
    [InlineData("DK", "2028-06-05", "2. pinsedag")] // and Grundlovsdag, which weighs less
    public void A_law_holds_from_the_year_it_says(string region, string date, string? name) =>
        Assert.Equal(name, PublicHolidays.In(region, Calendar.Date(date).Year).SingleOrDefault(day => day.On == Calendar.Date(date))?.Name);

    [Theory]
    [InlineData("NL", "2025-05-05", HolidayKind.Public)]
    [InlineData("NL", "2026-05-05", HolidayKind.Half)]
    [InlineData("DE-TH", "2026-12-24", HolidayKind.Eve)]
    [InlineData("FI", "2026-06-19", HolidayKind.Eve)]
    public void Custom_is_told_from_law(string region, string date, HolidayKind kind)
    {
        var day = PublicHolidays.In(region, Calendar.Date(date).Year).Single(day => day.On == Calendar.Date(date));

        Assert.Equal((kind, kind != HolidayKind.Half), (day.Kind, day.Closes));
    }

    [Fact]
    public void Every_year_is_in_order_and_has_a_date_once()
    {
        foreach (var region in PublicHolidays.Regions)
        {
            var all = PublicHolidays.In(region).Select(day => day.On).ToList();
            Assert.Equal(all.Distinct().Order(), all);
            Assert.Equal((2020, 2100), (all[0].Year, all[^1].Year));
        }
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("")]
    [InlineData("DE-XX")]
    [InlineData("Sweden")]
    public void An_unknown_region_is_told_those_that_are_known(string region) =>
        Assert.Contains("DE-TH, DK, FI", Assert.Throws<FormatException>(() => PublicHolidays.In(region, 2026)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_region_is_known_in_any_case() => Assert.Equal(PublicHolidays.In("DE-BY", 2026), PublicHolidays.In(" de-by", 2026));

    [Theory]
    [InlineData(2019)]
    [InlineData(2101)]
    public void Other_years_are_refused(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => PublicHolidays.In("SE", year));
}
