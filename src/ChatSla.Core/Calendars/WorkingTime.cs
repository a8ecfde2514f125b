using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>
/// The open intervals of a span of dates as UTC ticks, each with the working time before it, and for each UTC day the first
/// interval that matters to it. Immutable, and nothing here allocates after it is built.
/// </summary>
internal sealed class WorkingTime
{
    private readonly Opening[] openings;
    private readonly int[] firstOfDay;
    private readonly long from;
    private readonly long to;
    private readonly long firstDay;

    public WorkingTime(WorkingDays days, DateTimeZone zone, LocalDate first, LocalDate last)
    {
        (First, Last) = (first, last);

        // A night shift of the date before the first would reach into the first date, so that one is not fully known.
        from = zone.LastShowsLessThan(first.PlusDays(1).AtMidnight()).ToUnixTimeTicks();
        to = zone.FirstShows(last.PlusDays(1).AtMidnight()).ToUnixTimeTicks();

        var byDate = OpeningsByDate(days);
        Dates = new WorkingDates(first, byDate);
        openings = Compile(byDate);

        firstDay = from - Modulo(from, NodaConstants.TicksPerDay);
        firstOfDay = new int[(to - firstDay) / NodaConstants.TicksPerDay + 1];
        for (var (day, index) = (0, 0); day < firstOfDay.Length; day++)
        {
            while (index < openings.Length && openings[index].End <= firstDay + day * NodaConstants.TicksPerDay) index++;
            firstOfDay[day] = index;
        }
    }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    public WorkingDates Dates { get; }

    public bool Covers(long at) => from <= at && at < to;

    /// <summary>The working time between the beginning of the table and an instant.</summary>
    public long Before(long at)
    {
        var index = FirstEndingAfter(at);
        if (index < openings.Length) return openings[index].Before + Math.Max(0, at - openings[index].Start);
        return index == 0 ? 0 : openings[^1].Before + openings[^1].Length;
    }

    /// <summary>The instant itself when open; false when the table ends before the next opening.</summary>
    public bool TryFindOpening(long at, out long opening)
    {
        var index = FirstEndingAfter(at);
        opening = index < openings.Length ? Math.Max(openings[index].Start, at) : 0;
        return index < openings.Length;
    }

    /// <summary>The least instant that has at least this much working time since the other; false when the table ends before.</summary>
    public bool TryAdd(long at, long working, out long end)
    {
        for (var index = FirstEndingAfter(at); index < openings.Length; index++)
        {
            var start = Math.Max(openings[index].Start, at);
            end = start + Math.Min(working, openings[index].End - start);
            working -= end - start;
            if (working == 0) return true;
        }

        end = 0;
        return false;
    }

    /// <summary>The greatest instant that has at least this much working time until the other; false when the table begins after.</summary>
    public bool TrySubtract(long at, long working, out long start)
    {
        var last = FirstEndingAfter(at);
        if (last == openings.Length || openings[last].Start >= at) last--;

        for (var index = last; index >= 0; index--)
        {
            var end = Math.Min(openings[index].End, at);
            start = end - Math.Min(working, end - openings[index].Start);
            working -= end - start;
            if (working == 0) return true;
        }

        start = 0;
        return false;
    }

    /// <summary>The open intervals from one instant to a later one.</summary>
    public IEnumerable<Interval> Between(long start, long end)
    {
        for (var index = FirstEndingAfter(start); index < openings.Length && openings[index].Start < end; index++)
        {
            var opening = openings[index];
            yield return new Interval(
                Instant.FromUnixTimeTicks(Math.Max(opening.Start, start)), Instant.FromUnixTimeTicks(Math.Min(opening.End, end)));
        }
    }

    private int FirstEndingAfter(long at)
    {
        var index = firstOfDay[(at - firstDay) / NodaConstants.TicksPerDay];
        while (index < openings.Length && openings[index].End <= at) index++;
        return index;
    }

    private Interval[][] OpeningsByDate(WorkingDays days)
    {
        var openings = new Interval[Period.DaysBetween(First, Last) + 1][];
        for (var (day, date) = (0, First); day < openings.Length; day++, date = date.PlusDays(1)) openings[day] = days.OpeningsOn(date);
        return openings;
    }

    private Opening[] Compile(Interval[][] byDate)
    {
        var compiled = new List<Opening>(byDate.Length);
        var before = 0L;

        foreach (var interval in byDate.SelectMany(day => day).United())
        {
            var (start, end) = (Math.Max(interval.Start.ToUnixTimeTicks(), from), Math.Min(interval.End.ToUnixTimeTicks(), to));
            if (start >= end) continue;

            compiled.Add(new Opening(start, end, before));
            before += end - start;
        }

        return [.. compiled];
    }

    private static long Modulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;

    private readonly record struct Opening(long Start, long End, long Before)
    {
        public long Length => End - Start;
    }
}
