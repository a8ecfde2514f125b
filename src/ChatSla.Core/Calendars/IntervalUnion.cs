using NodaTime;

namespace ChatSla.Core.Calendars;

internal static class IntervalUnion
{
    /// <summary>Intervals in the order of their starts; those that overlap or touch become one, and empty ones none.</summary>
    public static IEnumerable<Interval> United(this IEnumerable<Interval> byStart)
    {
        Interval? open = null;

        foreach (var next in byStart.Where(interval => interval.Start < interval.End))
        {
            if (open is not { } current)
            {
                open = next;
            }
            else if (next.Start <= current.End)
            {
                open = new Interval(current.Start, Instant.Max(current.End, next.End));
            }
            else
            {
                yield return current;
                open = next;
            }
        }

        if (open is { } last) yield return last;
    }
}
