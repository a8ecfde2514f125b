using ChatSla.Languages;
using NodaTime;

namespace ChatSla.Time;

/// <summary>Instants in words for people, in their zone: dates and times, never "in 1 day".</summary>
public static class DueText
{
    /// <summary>"17:00 today", "12:00 tomorrow", "Mon 12:00", "Mon 7 Dec 12:00".</summary>
    public static string At(Instant at, Instant now, DateTimeZone zone)
    {
        var (time, today) = (at.InZone(zone), now.InZone(zone).Date);
        var days = Period.DaysBetween(today, time.Date);
        return days switch
        {
            0 => DateStrings.Today.With(Clock(time)),
            1 => DateStrings.Tomorrow.With(Clock(time)),
            -1 => DateStrings.Yesterday.With(Clock(time)),
            > 1 and < 7 => time.Shown("ddd HH:mm"),
            _ when time.Year == today.Year => time.Shown("ddd d MMM HH:mm"),
            _ => time.Shown("d MMM yyyy HH:mm"),
        };
    }

    /// <summary>As <see cref="At"/>, and the day alone for its first moment: "Fri 11 Dec".</summary>
    public static string Day(Instant at, Instant now, DateTimeZone zone) => at.InZone(zone) is var time && time.TimeOfDay != LocalTime.Midnight
        ? At(at, now, zone)
        : time.Shown(time.Year == now.InZone(zone).Year ? "ddd d MMM" : "ddd d MMM yyyy");

    /// <summary>An end that may be the end of a day: "Fri 11 Dec" for the midnight after it, else as <see cref="At"/>.</summary>
    public static string Until(Instant at, Instant now, DateTimeZone zone) => at.InZone(zone) is { TimeOfDay: var clock } time && clock != LocalTime.Midnight
        ? At(at, now, zone)
        : Day(time.Date.PlusDays(-1).AtStartOfDayInZone(zone).ToInstant(), now, zone);

    /// <summary>When something happened, in a line of history: "10:12" today, else "Mon 15:20", "7 Dec 15:20".</summary>
    public static string Brief(Instant at, Instant now, DateTimeZone zone)
    {
        var (time, today) = (at.InZone(zone), now.InZone(zone).Date);
        return Period.DaysBetween(time.Date, today) switch
        {
            0 => Clock(time),
            > 0 and < 7 => time.Shown("ddd HH:mm"),
            _ when time.Year == today.Year => time.Shown("d MMM HH:mm"),
            _ => time.Shown("d MMM yyyy HH:mm"),
        };
    }

    /// <summary>For what is not painted again: "Mon 23 Nov 10:31", right on any later day.</summary>
    public static string Dated(Instant at, DateTimeZone zone) => at.InZone(zone).Shown("ddd d MMM HH:mm");

    /// <summary>When "today" becomes "yesterday".</summary>
    public static Instant NextMidnight(Instant now, DateTimeZone zone) => now.InZone(zone).Date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();

    /// <summary>"1 h 18 min", "55 min", "under a minute"; days as "2 d 3 h".</summary>
    public static string Length(Duration length)
    {
        var minutes = (long)Math.Abs(length.TotalMinutes);
        return minutes switch
        {
            0 => DateStrings.UnderAMinute,
            < 60 => $"{minutes} min",
            < 24 * 60 => minutes % 60 == 0 ? $"{minutes / 60} {DateStrings.HourSign}" : $"{minutes / 60} {DateStrings.HourSign} {minutes % 60} min",
            _ => $"{minutes / (24 * 60)} d {minutes / 60 % 24} {DateStrings.HourSign}",
        };
    }

    private static string Clock(ZonedDateTime time) => time.Shown("HH:mm");
}
