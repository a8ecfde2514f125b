using System.Globalization;
using NodaTime;

namespace ChatSla.Time;

/// <summary>Instants in words for people, in their zone: dates and times, never "in 1 day".</summary>
public static class DueText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"17:00 today", "12:00 tomorrow", "Mon 12:00", "Mon 7 Dec 12:00".</summary>
    public static string At(Instant at, Instant now, DateTimeZone zone)
    {
        var (time, today) = (at.InZone(zone), now.InZone(zone).Date);
        var days = Period.DaysBetween(today, time.Date);
        return days switch
        {
            0 => $"{Clock(time)} today",
            1 => $"{Clock(time)} tomorrow",
            -1 => $"{Clock(time)} yesterday",
            > 1 and < 7 => time.ToString("ddd HH:mm", English),
            _ when time.Year == today.Year => time.ToString("ddd d MMM HH:mm", English),
            _ => time.ToString("d MMM yyyy HH:mm", English),
        };
    }

    /// <summary>As <see cref="At"/>, and the day alone for its first moment: "Fri 11 Dec".</summary>
    public static string Day(Instant at, Instant now, DateTimeZone zone) => at.InZone(zone) is var time && time.TimeOfDay != LocalTime.Midnight
        ? At(at, now, zone)
        : time.ToString(time.Year == now.InZone(zone).Year ? "ddd d MMM" : "ddd d MMM yyyy", English);

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
            > 0 and < 7 => time.ToString("ddd HH:mm", English),
            _ when time.Year == today.Year => time.ToString("d MMM HH:mm", English),
            _ => time.ToString("d MMM yyyy HH:mm", English),
        };
    }

    /// <summary>For what is not painted again: "Mon 23 Nov 10:31", right on any later day.</summary>
    public static string Dated(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("ddd d MMM HH:mm", English);

    /// <summary>When "today" becomes "yesterday".</summary>
    public static Instant NextMidnight(Instant now, DateTimeZone zone) => now.InZone(zone).Date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();

    /// <summary>"1 h 18 min", "55 min", "under a minute"; days as "2 d 3 h".</summary>
    public static string Length(Duration length)
    {
        var minutes = (long)Math.Abs(length.TotalMinutes);
        return minutes switch
        {
            0 => "under a minute",
            < 60 => $"{minutes} min",
            < 24 * 60 => minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min",
            _ => $"{minutes / (24 * 60)} d {minutes / 60 % 24} h",
        };
    }

    private static string Clock(ZonedDateTime time) => time.ToString("HH:mm", English);
}
