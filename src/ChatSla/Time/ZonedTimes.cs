using NodaTime;

namespace ChatSla.Time;

/// <summary>Times of the day as a zone's clocks show them.</summary>
public static class ZonedTimes
{
    /// <summary>The first instant after this one at which the clocks of the zone show that time; where they skip it, the same time after the gap's length.</summary>
    public static Instant NextAt(this Instant after, LocalTime time, DateTimeZone zone)
    {
        var date = after.InZone(zone).Date;
        var today = (date + time).InZoneLeniently(zone).ToInstant();
        return today > after ? today : (date.PlusDays(1) + time).InZoneLeniently(zone).ToInstant();
    }
}
