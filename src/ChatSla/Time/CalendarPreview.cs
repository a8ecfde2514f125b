using System.Globalization;
using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Time;

/// <summary>Some days of a calendar in words for people. A pure function of the calendar and the dates.</summary>
public sealed record CalendarPreview(string Name, DateTimeZone Zone, IReadOnlyList<PreviewDay> Days)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CalendarPreview Of(ConfiguredCalendar configured, LocalDate first, int days)
    {
        var calendar = configured.Calendar;
        var shown = calendar.Days(first.PlusDays(-1), days + 1).ToList();
        return new CalendarPreview(calendar.Name, calendar.Zone, [.. shown.Skip(1).Select((day, at) => Show(day, Closing(shown[at]), isFirst: at == 0, configured))]);
    }

    /// <param name="before">When the date before closed for the last time, if it had any shift.</param>
    private static PreviewDay Show(CalendarDay day, Instant before, bool isFirst, ConfiguredCalendar configured)
    {
        var zone = configured.Calendar.Zone;
        var tail = (isFirst || day.Openings.Count == 0) && before > day.Date.AtStartOfDayInZone(zone).ToInstant();
        return new PreviewDay(
            day.Date,
            [.. day.Openings.Select(opening => Show(opening, day.Date, zone))],
            day.Openings.Where(opening => opening.End > before).Aggregate(Duration.Zero, (sum, opening) => sum + (opening.End - Instant.Max(opening.Start, before))),
            [.. tail ? new[] { $"open until {Clock(before.InZone(zone))} from the day before" } : [], .. Reasons(day, configured), .. ClockNotes(day.Date, zone)]);
    }

    private static Instant Closing(CalendarDay day) => day.Openings is [.., var last] ? last.End : Instant.MinValue;

    /// <summary>An end at which the clock jumps is shown as the clock that ran until then shows it.</summary>
    private static string Show(Interval opening, LocalDate date, DateTimeZone zone)
    {
        var (first, last) = (zone.GetZoneInterval(opening.Start), zone.GetZoneInterval(opening.End - Duration.Epsilon));
        var (start, end) = (opening.Start.WithOffset(first.WallOffset), opening.End.WithOffset(last.WallOffset));
        var isMidnight = end.Date == date.PlusDays(1) && end.TimeOfDay == LocalTime.Midnight;
        var until = isMidnight ? "24:00" : end.ToString(end.Date == date ? "HH:mm" : "ddd HH:mm", English);
        return $"{start.ToString("HH:mm", English)}{(first.Name == last.Name ? "" : $" {first.Name}")}-{until} {last.Name}";
    }

    private static IEnumerable<string> Reasons(CalendarDay day, ConfiguredCalendar configured)
    {
        if (configured.Calendar.Weeks.Skip(1).Any(week => week.From == day.Date)) yield return "new hours from here on";
        if (day.IsSpecial) yield return day.Holiday is { } beaten ? $"special day instead of {beaten.Name}" : "special day";

        if (day.Closed is ClosedBecause.Holiday) yield return day.Holiday!.Name;
        if (day.Closed is ClosedBecause.DayOff) yield return day.Date.DayOfWeek >= IsoDayOfWeek.Saturday ? "weekend" : $"no hours on a {day.Date.DayOfWeek}";

        if (!day.IsSpecial && day.Holiday is null && configured.ImportedOn(day.Date) is { Closes: false } open)
            yield return open.Switch is null ? $"{open.Name}, a half day by custom" : $"{open.Name}, switched to an ordinary day";
    }

    private static IEnumerable<string> ClockNotes(LocalDate date, DateTimeZone zone)
    {
        var (start, end) = (date.AtStartOfDayInZone(zone).ToInstant(), date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        var before = zone.GetZoneInterval(start);
        if (end - start == Duration.FromDays(1) || !before.HasEnd) yield break;

        var (shown, then) = (before.IsoLocalEnd.TimeOfDay, before.End.InZone(zone));
        yield return $"{(end - start).TotalHours.ToString("0.##", English)} h day, {shown.ToString("HH:mm", English)} becomes {Clock(then)}";
    }

    private static string Clock(ZonedDateTime time) => time.ToString("HH:mm", English);
}

/// <summary>One day.</summary>
/// <param name="Openings">"09:00-17:00 CET", "22:00-Sun 06:00 CET", or "22:00 CEST-Sun 06:00 CET" over a change of the clock; joined and in order, none when closed.</param>
/// <param name="Open">How long the openings are together, in real time; what the night shift of the date before covers counts there.</param>
/// <param name="Notes">Why it is closed, and what else is not as on any other day.</param>
public sealed record PreviewDay(LocalDate Date, IReadOnlyList<string> Openings, Duration Open, IReadOnlyList<string> Notes);
