using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>
/// From what a clock on the wall shows to the instant, on the nights when it skips or repeats a stretch too. Goes by the
/// intervals of one offset, which unlike a mapping of local times costs nothing to look at.
/// </summary>
internal static class WallClock
{
    extension(DateTimeZone zone)
    {
        /// <summary>The first instant at which the clock shows this time, or the jump that skips it.</summary>
        public Instant FirstShows(LocalDateTime local)
        {
            for (var stretch = zone.GetZoneInterval(local.WithOffset(Offset.MaxValue).ToInstant()); ; stretch = zone.GetZoneInterval(stretch.End))
            {
                var shown = local.WithOffset(stretch.WallOffset).ToInstant();
                if (shown < stretch.EndOrEver) return Instant.Max(shown, stretch.StartOrEver);
            }
        }

        /// <summary>The end of the last stretch in which the clock shows less than this time, or the jump that skips it.</summary>
        public Instant LastShowsLessThan(LocalDateTime local)
        {
            for (var stretch = zone.GetZoneInterval(local.WithOffset(Offset.MinValue).ToInstant()); ; stretch = zone.GetZoneInterval(stretch.Start - Duration.Epsilon))
            {
                var shown = local.WithOffset(stretch.WallOffset).ToInstant();
                if (shown > stretch.StartOrEver) return Instant.Min(shown, stretch.EndOrEver);
            }
        }
    }

    extension(NodaTime.TimeZones.ZoneInterval stretch)
    {
        private Instant StartOrEver => stretch.HasStart ? stretch.Start : Instant.MinValue;

        private Instant EndOrEver => stretch.HasEnd ? stretch.End : Instant.MaxValue;
    }
}
