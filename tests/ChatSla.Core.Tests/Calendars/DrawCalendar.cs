using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

internal static class DrawCalendar
{
    private static readonly string[] Days =
    [
        "", "09:00-17:00", "09:00-12:00, 13:00-17:00", "09:00-15:00, 13:00-18:00", "08:00-12:00, 12:00-16:00", "00:00-24:00",
        "22:00-06:00", "00:00-02:30, 21:45-24:00", "18:00-02:15, 20:00-01:00", "02:15-02:45", "01:30-03:00", "23:30-00:30",
        "02:00-10:00", "00:30-02:00", "12:00-13:00, 14:00-01:00", "07:00-19:00, 08:00-09:00", "09:00-11:00", "16:00-23:30",
    ];

    /// <param name="changes">Of the zone's clock.</param>
    public static RandomCalendar In(string zone, Instant[] changes, Random random)
    {
        var centre = random.Next(8) == 0
            ? changes[0] + ((changes[^1] - changes[0]) * random.NextDouble())
            : random.Pick(changes);
        centre = Instant.FromUnixTimeSeconds(centre.ToUnixTimeSeconds() / 60 * 60);

        var day = centre.ToUnixTimeSeconds() / 86400;
        var special = Enumerable.Range(0, random.Next(4)).Select(_ => (Day: day + random.Next(-6, 10), Shift: random.Pick(Days)));
        if (random.Next(2) == 0) special = special.Prepend(AroundTheChange(zone, centre, random));

        return new RandomCalendar(
            zone,
            centre,
            Week(random),
            random.Next(4) == 0 ? (day + random.Next(-6, 10), Week(random)) : null,
            Enumerable.Range(0, random.Next(4)).Select(_ => day + random.Next(-6, 10)).ToHashSet(),
            special.ToList().DistinctBy(date => date.Day).ToDictionary(date => date.Day, date => date.Shift));
    }

    public static T Pick<T>(this Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static string[] Week(Random random)
    {
        // At least one day of the week is open.
        var usual = random.Pick(Days[1..]);
        return random.Next(2) == 0
            ? [usual, usual, usual, usual, usual, "", ""]
            : [usual, .. Enumerable.Range(0, 6).Select(_ => random.Pick(Days))];
    }

    /// <summary>A shift with an edge just before, in or just after the time that is skipped or repeated.</summary>
    private static (long Day, string Shift) AroundTheChange(string zone, Instant centre, Random random)
    {
        var offset = Calendar.ZoneOf(zone).GetUtcOffset(centre - Duration.FromSeconds(random.Next(2)));
        var first = ((centre.ToUnixTimeSeconds() + offset.Seconds) / 60) + (random.Next(-5, 5) * 15);
        var last = first + random.Pick(15, 30, 75, 180, 480);
        return random.Next(2) == 0 ? (first / 1440, Text(first, last)) : ((first - 480) / 1440, Text(first - 480, first));
    }

    private static string Text(long from, long to) => $"{Time(from % 1440)}-{(to % 1440 == 0 ? "24:00" : Time(to % 1440))}";

    private static string Time(long minute) => $"{minute / 60:00}:{minute % 60:00}";
}
