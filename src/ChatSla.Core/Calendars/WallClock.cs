using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>From what a clock on the wall shows to the instant, on the nights when it skips or repeats an hour too.</summary>
internal static class WallClock
{
    extension(DateTimeZone zone)
    {
        /// <summary>The first instant at which the clock shows this time, or the jump that skips it.</summary>
        public Instant FirstShows(LocalDateTime local) => zone.MapLocal(local) switch
        {
            { Count: 0 } skipped => skipped.LateInterval.Start,
            var shown => shown.First().ToInstant(),
        };

        /// <summary>The end of the last stretch in which the clock shows less than this time, or the jump that skips it.</summary>
        public Instant LastShowsLessThan(LocalDateTime local) => zone.MapLocal(local) switch
        {
            { Count: 0 } skipped => skipped.LateInterval.Start,
            { Count: 2 } repeated when repeated.LateInterval.IsoLocalStart < local => repeated.Last().ToInstant(),
            var shown => shown.First().ToInstant(),
        };
    }
}
