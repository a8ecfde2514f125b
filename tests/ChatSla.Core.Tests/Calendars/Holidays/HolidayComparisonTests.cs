using ChatSla.Core.Calendars.Holidays;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars.Holidays;

/// <summary>The rules beside lists that others made. Where they differ, the law says who is right.</summary>
public sealed class HolidayComparisonTests
{
    /// <summary>Where weekends move, a list may name the weekend, the weekday or both; an office sees the weekday only.</summary>
    private static readonly string[] MoveOffWeekends = ["GB", "US"];

    /// <summary>What only one side has. In every row the law is with us.</summary>
    private static readonly (string Region, string[] Dates, string Side, string Because)[] Differences =
    [
        ("DE-BY", Each("08-15"), "ours", "Assumption is a holiday where Catholics prevail, which is most of Bavaria (FTG article 1); they hold no part of a Land."),
        ("GB", ["2024-04-01", "2025-04-21", "2026-04-06", "2027-03-29", "2028-04-17", "2029-04-02", "2030-04-22"], "theirs",
            "Easter Monday is no bank holiday in Scotland (1971 Act, schedule 1), so not one of all nations; they took it out for GB-SCT only."),
        ("GB-SCT", ["2026-06-15"], "ours", "Proclaimed on 3 February 2026 for the World Cup."),
        ("NL", ["2025-05-05", "2030-05-05"], "ours", "5 May stands in the Algemene termijnenwet, article 3, and is a day off for all every fifth year; they call it a school holiday."),
        ("US", ["2028-11-10", "2029-11-12"], "ours", "Veterans Day moves off a weekend like all others (5 U.S.C. 6103(b), Executive Order 11582); they call the moved day a bank's."),
    ];

    [Fact]
    public void The_reference_list_is_met_in_date_name_and_kind()
    {
        // The list leaves out Berlin's one-off day of 2028, which is law (GVBl. Berlin 2024, p. 460).
        var lawSince = new[] { "DE-BE 2028-06-17" };
        var compared = 0;

        foreach (var (region, days) in Shared.ReadJson("holidays.json")["regions"]!.AsObject())
        {
            var listed = days!.AsArray().Select(day => $"{day!["date"]} {day["name"]} {day["kind"]}").ToList();
            var ruled = Years(2024, 2030).SelectMany(year => PublicHolidays.In(region, year)).Where(day => !lawSince.Contains($"{region} {Iso(day.On)}"))
                .Select(day => $"{Iso(day.On)} {day.Name} {day.Kind.ToString().ToLowerInvariant()}");

            Assert.Equal(listed, ruled);
            compared += listed.Count;
        }

        Assert.Equal(631, compared);
    }

    [Fact]
    public async Task Where_date_holidays_differs_the_law_is_on_our_side()
    {
        var published = await PublishedHolidays.ReadAsync(PublicHolidays.Regions, 2024, 2030);

        Assert.Equal(
            string.Join("\n", Differences.SelectMany(row => row.Dates.Select(date => $"{row.Region} {date} {row.Side}")).Order(StringComparer.Ordinal)),
            string.Join("\n", PublicHolidays.Regions.SelectMany(region => Compare(region, published[region])).Order(StringComparer.Ordinal)));
        Assert.Equal(30, published.Count);
    }

    [Fact]
    public void No_region_is_left_out() => Assert.Equal(
        "DE,DE-BB,DE-BE,DE-BW,DE-BY,DE-HB,DE-HE,DE-HH,DE-MV,DE-NI,DE-NW,DE-RP,DE-SH,DE-SL,DE-SN,DE-ST,DE-TH,DK,FI,FR,GB,GB-ENG,GB-NIR,GB-SCT,GB-WLS,IE,NL,NO,SE,US",
        string.Join(',', PublicHolidays.Regions));

    private static IEnumerable<string> Compare(string region, HashSet<LocalDate> published)
    {
        var ruled = Years(2024, 2030).SelectMany(year => PublicHolidays.In(region, year)).Where(day => day.Kind is HolidayKind.Public).Select(day => day.On).ToHashSet();
        return ruled.Except(published).Where(Counts).Select(date => $"{region} {Iso(date)} ours")
            .Concat(published.Except(ruled).Where(Counts).Select(date => $"{region} {Iso(date)} theirs"));

        bool Counts(LocalDate date) => date.DayOfWeek < IsoDayOfWeek.Saturday || !MoveOffWeekends.Contains(region.Split('-')[0]);
    }

    private static string[] Each(string date) => [.. Years(2024, 2030).Select(year => $"{year}-{date}")];

    private static IEnumerable<int> Years(int first, int last) => Enumerable.Range(first, last - first + 1);

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
