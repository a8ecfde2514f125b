using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>Random calendars and instants, most of them near a clock change or an edge of a shift.</summary>
internal static class CalendarCases
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Stockholm", "Europe/Dublin", "Africa/Casablanca", "Africa/Cairo", "Pacific/Apia", "Australia/Lord_Howe",
        "Asia/Kathmandu", "Asia/Tehran", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Nuuk", "Pacific/Auckland",
    ];

    private static readonly string[] Days =
    [
        "", "09:00-17:00", "09:00-12:00, 13:00-17:00", "09:00-15:00, 13:00-18:00", "08:00-12:00, 12:00-16:00", "00:00-24:00",
        "22:00-06:00", "00:00-02:30, 21:45-24:00", "18:00-02:15, 20:00-01:00", "02:15-02:45", "01:30-03:00", "23:30-00:30",
        "02:00-10:00", "00:30-02:00", "12:00-13:00, 14:00-01:00",
    ];

    private static Gen<int> Quarters(int from, int to) => Gen.Choose(from, to).Select(quarters => quarters * 15);

    private static Gen<Instant> Starts(string zone) =>
        from year in Gen.Choose(2008, 2026)
        from pick in Gen.Choose(0, 5)
        from minutes in Gen.OneOf(Quarters(-384, 384), Quarters(-16, 16), Gen.Choose(-6000, 6000))
        from seconds in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Constant(-1)), (1, Gen.Choose(0, 59)))
        let changes = Changes(zone, year)
        select changes[pick % changes.Count] + Duration.FromMinutes(minutes) + Duration.FromSeconds(seconds);

    private static Gen<IReadOnlyList<string>> Weeks =>
        Gen.OneOf(Gen.Elements(Days).Select(day => new[] { day, day, day, day, day, "", "" }), Gen.Elements(Days).ArrayOf(7))
            .Where(week => week.Any(day => day.Length > 0))
            .Select(IReadOnlyList<string> (week) => week);

    public static Arbitrary<CalendarCase> All => (
        from zone in Gen.Elements(Zones)
        from start in Starts(zone)
        from week in Weeks
        from holidays in Gen.Choose(-6, 9).ListOf(2)
        from special in Gen.Choose(-6, 9).Zip(Gen.Elements(Days), (offset, day) => (offset, day)).ListOf(2)
        from seconds in Gen.OneOf(Gen.Elements(1, 59, 28800, 144000), Quarters(1, 400).Select(minutes => minutes * 60), Gen.Choose(1, 400_000))
        let day = start.ToUnixTimeSeconds() / 86400
        select new CalendarCase(
            zone, week, holidays.Select(offset => day + offset).ToHashSet(),
            special.DistinctBy(pair => pair.offset).ToDictionary(pair => day + pair.offset, pair => pair.day), start, seconds)).ToArbitrary();

    /// <summary>A failure names the case and the seed.</summary>
    public static void Check(int cases, Action<CalendarCase> holds) =>
        Prop.ForAll(All, holds).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(cases));

    private static List<Instant> Changes(string zone, int year)
    {
        var (from, to) = (Instant.FromUtc(year, 1, 1, 0, 0), Instant.FromUtc(year + 1, 1, 1, 0, 0));
        var changes = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(from, to).Skip(1).Select(interval => interval.Start);
        return [.. changes.DefaultIfEmpty(from + Duration.FromDays(100))];
    }
}
