using NodaTime;

namespace ChatSla.Core.Calendars;

public sealed partial class WorkingCalendar
{
    /// <summary>So many dates from the first one on.</summary>
    public IEnumerable<CalendarDay> Days(LocalDate first, int count) => Enumerable.Range(0, count).Select(day => first.PlusDays(day)).Select(DayOf);

    /// <summary>
    /// All time from one instant to a later one (none to an earlier one), in order and without holes. Closed time is split where its reason changes,
    /// at local midnights, and neighbours with the same reason and holiday are one.
    /// </summary>
    public IEnumerable<Stretch> Stretches(Instant from, Instant to)
    {
        if (to <= from) yield break;

        var (at, first, last) = (from, from.ToUnixTimeTicks(), to.ToUnixTimeTicks());
        foreach (var opening in horizon.Around(first, last).Between(first, last))
        {
            foreach (var closed in ClosedBetween(at, opening.Start)) yield return closed;
            yield return new Stretch(opening.Start, opening.End, null, null);
            at = opening.End;
        }

        foreach (var closed in ClosedBetween(at, to)) yield return closed;
    }

    private CalendarDay DayOf(LocalDate date)
    {
        if (!WorkingHorizon.Contains(date)) throw horizon.TooFar();

        var openings = OpeningsOn(date);
        return new CalendarDay(date, openings, openings.Count > 0 ? null : days.ClosedOn(date), HolidayOn(date), SpecialDays.ContainsKey(date));
    }

    private IEnumerable<Stretch> ClosedBetween(Instant from, Instant to)
    {
        Stretch? last = null;
        foreach (var next in ClosedByDate(from, to))
        {
            if (last is { } before && (before.Closed, before.Holiday) == (next.Closed, next.Holiday))
            {
                last = before with { To = next.To };
                continue;
            }

            if (last is not null) yield return last;
            last = next;
        }

        if (last is not null) yield return last;
    }

    /// <summary>A clock that goes back over midnight shows a date twice, so this goes by the offset and not by the dates.</summary>
    private IEnumerable<Stretch> ClosedByDate(Instant from, Instant to)
    {
        for (var at = from; at < to;)
        {
            var (date, offset) = (at.InZone(Zone).Date, Zone.GetZoneInterval(at));
            var midnight = date.PlusDays(1).AtMidnight().WithOffset(offset.WallOffset).ToInstant();
            var end = Instant.Min(Instant.Min(midnight, offset.HasEnd ? offset.End : to), to);
            var closed = days.ClosedOn(date);

            yield return new Stretch(at, end, closed, closed is ClosedBecause.Holiday ? HolidayOn(date) : null);
            at = end;
        }
    }
}
