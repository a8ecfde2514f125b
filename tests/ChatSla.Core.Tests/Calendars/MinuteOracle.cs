using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>
/// The rules once more, as they are defined: what the clock shows is known for each minute from the offset alone, each minute
/// is open or not, and every answer is found by bisecting the count. Shares nothing with the calendar it judges. An answer
/// that is not known lies outside the hundred days.
/// </summary>
internal sealed class MinuteOracle
{
    private const int Day = 24 * 60;
    private const int Length = 100 * Day;
    private const long Minute = NodaConstants.TicksPerMinute;

    private readonly RandomCalendar given;
    private readonly long firstMinute;
    private readonly long[] shown = new long[Length];
    private readonly int[] openBefore = new int[Length + 1];
    private readonly long leastOffset;
    private readonly long mostOffset;

    /// <summary>At both ends of the span the shifts of dates outside it are missing.</summary>
    private readonly long begin;
    private readonly long end;

    public MinuteOracle(RandomCalendar given)
    {
        this.given = given;
        firstMinute = ((given.Centre.ToUnixTimeSeconds() / 86400) - 40) * Day;
        (begin, end) = ((firstMinute + (5 * Day)) * Minute, (firstMinute + Length - (5 * Day)) * Minute);

        (leastOffset, mostOffset) = Scan(Calendar.ZoneOf(given.Zone));
        for (var day = (shown[0] / Day) + 2; day < (shown[^1] / Day) - 2; day++)
        {
            foreach (var (from, to) in Openings(day)) Array.Fill(openBefore, 1, from + 1, to - from);
        }

        for (var i = 1; i <= Length; i++) openBefore[i] += openBefore[i - 1];
    }

    public bool IsOpen(Instant at) => IsOpen(Index(at.ToUnixTimeTicks()));

    /// <summary>The day that the clock shows.</summary>
    public long DayAt(Instant at) => shown[Index(at.ToUnixTimeTicks())] / Day;

    public ClosedBecause ClosedAt(Instant at) => given.ClosedOn(DayAt(at));

    public Duration Elapsed(Instant from, Instant to, IReadOnlyList<Pause> pauses) => from <= to
        ? Duration.FromTicks(Running(from.ToUnixTimeTicks(), to.ToUnixTimeTicks(), pauses).Sum(part => Open(part.From, part.To)))
        : -Elapsed(to, from, pauses);

    /// <summary>The least instant by which so much has run since the start; known as null when a pause without an end comes before.</summary>
    public (bool IsKnown, Instant? Answer) Add(Instant start, Duration working, IReadOnlyList<Pause> pauses)
    {
        if (working == Duration.Zero)
        {
            var (known, next) = Add(start, Duration.FromTicks(1), pauses);
            return (known, next - Duration.FromTicks(1));
        }

        var parts = Running(start.ToUnixTimeTicks(), end, pauses);
        bool Enough(long at) => parts.Sum(part => Open(part.From, Math.Clamp(at, part.From, part.To))) >= working.BclCompatibleTicks;
        if (!Enough(end)) return (pauses.Any(pause => pause.To is null && pause.From.ToUnixTimeTicks() < end), null);

        var (less, enough) = (start.ToUnixTimeTicks(), end);
        while (enough - less > 1)
        {
            var middle = (less + enough) / 2;
            if (Enough(middle)) enough = middle;
            else less = middle;
        }

        return (true, Instant.FromUnixTimeTicks(enough));
    }

    /// <summary>The greatest instant from which so much runs until the start.</summary>
    public (bool IsKnown, Instant? Answer) Subtract(Instant start, Duration working, IReadOnlyList<Pause> pauses)
    {
        var parts = Running(begin, start.ToUnixTimeTicks(), pauses);
        bool Enough(long at) => parts.Sum(part => Open(Math.Clamp(at, part.From, part.To), part.To)) >= working.BclCompatibleTicks;
        if (!Enough(begin)) return (false, null);

        var (enough, less) = (begin, start.ToUnixTimeTicks());
        while (less - enough > 1)
        {
            var middle = (less + enough) / 2;
            if (Enough(middle)) enough = middle;
            else less = middle;
        }

        return (true, Instant.FromUnixTimeTicks(enough));
    }

    public (bool IsKnown, Instant? Answer) SameDay(Instant at, SameDayMinutes promise)
    {
        var day = DayAt(at);
        if (Openings(day) is { Count: > 0 } today && at < StartOf(FirstShows((day * Day) + promise.CutOff)))
        {
            var due = Math.Min(today.Max(part => part.To), LastBelow((day + 1) * Day));
            if (promise.By is { } by) due = Math.Min(due, FirstShows((day * Day) + by));
            if (Elapsed(at, StartOf(due), []) >= Duration.FromSeconds(Math.Max(promise.Lead, 1))) return (true, StartOf(due));
        }

        while (++day < (shown[^1] / Day) - 3)
        {
            if (Openings(day) is not { Count: > 0 } next) continue;
            var (due, closing) = (FirstShows((day * Day) + promise.NextBy), next.Max(part => part.To));
            return (true, StartOf(due <= next.Min(part => part.From) || due > closing || StartOf(due) <= at ? closing : due));
        }

        return (false, null);
    }

    /// <summary>What every minute shows, looked up a quarter of an hour at a time where the offset is the same at both ends.</summary>
    private (long Least, long Most) Scan(DateTimeZone zone)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        for (var quarter = 0; quarter < Length; quarter += 15)
        {
            var (first, last) = (OffsetAt(zone, quarter), OffsetAt(zone, quarter + 15));
            for (var i = quarter; i < quarter + 15; i++) shown[i] = firstMinute + i + (first == last ? first : OffsetAt(zone, i));
            (least, most) = (Math.Min(least, Math.Min(first, last)), Math.Max(most, Math.Max(first, last)));
        }

        return (least, most);
    }

    private long OffsetAt(DateTimeZone zone, int index) => zone.GetUtcOffset(StartOf(index)).Seconds / 60;

    /// <summary>From the first minute whose clock shows the start or more to the last whose clock shows less than the end.</summary>
    private List<(int From, int To)> Openings(long day)
    {
        var openings = new List<(int From, int To)>();
        foreach (var shift in given.ShiftsOn(day))
        {
            var (from, to) = (FirstShows((day * Day) + shift.Start), LastBelow((day * Day) + shift.End + (shift.End <= shift.Start ? Day : 0)));
            if (from < to) openings.Add((from, to));
        }

        return openings;
    }

    private int FirstShows(long local)
    {
        var i = (int)(local - mostOffset - firstMinute);
        while (shown[i] < local) i++;
        return i;
    }

    private int LastBelow(long local)
    {
        var i = (int)(local - leastOffset - firstMinute);
        while (shown[i - 1] >= local) i--;
        return i;
    }

    /// <summary>The parts of a span in which no pause is running.</summary>
    private static List<(long From, long To)> Running(long from, long to, IReadOnlyList<Pause> pauses)
    {
        var cuts = pauses
            .SelectMany(pause => new[] { pause.From.ToUnixTimeTicks(), pause.To?.ToUnixTimeTicks() ?? to })
            .Where(cut => from < cut && cut < to).Append(from).Append(to).Order().ToList();

        return [.. cuts.Zip(cuts.Skip(1)).Where(part => !pauses.Any(pause =>
            pause.From.ToUnixTimeTicks() <= part.First && (pause.To is null || part.First < pause.To.Value.ToUnixTimeTicks())))];
    }

    private long Open(long from, long to) => OpenUntil(to) - OpenUntil(from);

    private long OpenUntil(long at)
    {
        var index = Index(at);
        return (openBefore[index] * Minute) + (IsOpen(index) ? at - ((firstMinute + index) * Minute) : 0);
    }

    private bool IsOpen(int index) => openBefore[index + 1] > openBefore[index];

    private int Index(long at) => (int)((at / Minute) - firstMinute);

    private Instant StartOf(int index) => Instant.FromUnixTimeTicks((firstMinute + index) * Minute);
}
