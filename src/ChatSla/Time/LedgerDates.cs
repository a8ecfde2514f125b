using ChatSla.Languages;
using NodaTime;

namespace ChatSla.Time;

/// <summary>Instants and lengths as a ledger writes them: to the second where there are seconds, in one zone, hours never made into days.</summary>
/// <param name="now">A year is told where it is another than now's.</param>
public sealed class LedgerDates(DateTimeZone zone, Instant now)
{
    public DateTimeZone Zone => zone;

    /// <summary>"Tue 3 Mar 15:04", "Wed 23 Dec 2026 15:30:12".</summary>
    public string At(Instant at) => At(at.InZone(zone).LocalDateTime);

    /// <summary>"Tue 3 Mar 15:04–17:00", "Tue 3 Mar 17:00 – Wed 09:00", "Sat 7 – Sun 8 Mar" for whole days; midnight at the end is 24:00.</summary>
    public string Span(Instant from, Instant to)
    {
        var (start, end) = (from.InZone(zone).LocalDateTime, to.InZone(zone).LocalDateTime);
        var endsAtMidnight = end.TimeOfDay == LocalTime.Midnight && end.Date > start.Date;
        var last = endsAtMidnight ? end.Date.PlusDays(-1) : end.Date;
        var clock = endsAtMidnight ? "24:00" : Clock(end.TimeOfDay);

        if (endsAtMidnight && start.TimeOfDay == LocalTime.Midnight) return last == start.Date ? Day(last) : $"{Day(start.Date, last)} – {Day(last)}";
        if (last == start.Date) return $"{At(start)}–{clock}";
        return Period.DaysBetween(start.Date, last) < 7 && start.Year == last.Year
            ? $"{At(start)} – {last.Shown("ddd")} {clock}"
            : $"{At(start)} – {Day(last)} {clock}";
    }

    /// <summary>"3 Mar", with the weekday before and the year after where they tell something.</summary>
    public string Day(LocalDate date) => date.Shown(date.Year == now.InZone(zone).Year ? "ddd d MMM" : "ddd d MMM yyyy");

    /// <summary>"1 h 56 min", "40 h", "12 s"; the sign is the caller's.</summary>
    public static string Length(Duration length)
    {
        var seconds = Math.Abs(length.BclCompatibleTicks) / NodaConstants.TicksPerSecond;
        var parts = new[] { (seconds / 3600, DateStrings.HourSign), (seconds / 60 % 60, "min"), (seconds % 60, "s") };
        return string.Join(' ', parts.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}")) is { Length: > 0 } text ? text : "0 min";
    }

    /// <summary>"1 h 56 min": what goes on while one reads is told to the minute.</summary>
    public static string About(Duration length) => Length(length) is var exact && Math.Abs(length.BclCompatibleTicks) < NodaConstants.TicksPerMinute
        ? exact
        : Length(Duration.FromMinutes(Math.Abs(length.BclCompatibleTicks) / NodaConstants.TicksPerMinute));

    /// <summary>The whole second, so that lengths that are told add up.</summary>
    public static Instant ToSecond(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    public static string Clock(LocalTime time) => time.Shown(time.Second == 0 ? "HH:mm" : "HH:mm:ss");

    /// <summary>"the clocks go forward 1 h", or null where they do nothing in that time.</summary>
    public string? Change(Instant from, Instant to)
    {
        var offsets = zone.GetZoneIntervals(from, to).Select(interval => interval.WallOffset).ToList();
        var moved = offsets[^1] - offsets[0];
        return moved == Offset.Zero ? null : (moved > Offset.Zero ? DateStrings.ClocksGoForward : DateStrings.ClocksGoBack).With(Length(Duration.FromSeconds(moved.Seconds)));
    }

    private string At(LocalDateTime at) => $"{Day(at.Date)} {Clock(at.TimeOfDay)}";

    /// <summary>The first of two days: what both share is told with the last.</summary>
    private string Day(LocalDate first, LocalDate last) => (first.Year, first.Month) == (last.Year, last.Month) ? first.Shown("ddd d") : Day(first);
}
