using NodaTime;

namespace ChatSla.Core.Calendars;

public sealed partial class WorkingCalendar
{
    /// <summary>
    /// As <see cref="Add(Instant, Duration)"/>, with only the time that is open and not paused counted. Null when a pause
    /// without an end comes first, so that nobody knows yet; going back it counts as lasting until <paramref name="start"/>.
    /// </summary>
    public Instant? Add(Instant start, Duration working, Pauses pauses) => working switch
    {
        _ when pauses.United.IsEmpty => Add(start, working),
        _ when working > Duration.Zero => Forwards(start, working, pauses.United),
        _ when working < Duration.Zero => Backwards(start, working, pauses.United),
        _ => NextRunning(start, pauses.United),
    };

    /// <summary>The working time from one instant to another that is not paused; negative when the other is the earlier one.</summary>
    public Duration Elapsed(Instant from, Instant to, Pauses pauses)
    {
        if (to < from) return -Elapsed(to, from, pauses);

        var elapsed = Elapsed(from, to);
        foreach (var pause in pauses.United)
        {
            var (start, end) = (Instant.Max(pause.Start, from), Instant.Min(pause.End, to));
            if (start < end) elapsed -= Elapsed(start, end);
        }

        return elapsed;
    }

    private Instant? Forwards(Instant start, Duration working, ReadOnlySpan<Interval> pauses)
    {
        var due = Add(start, working);
        foreach (var pause in pauses)
        {
            if (pause.Start >= due) break;
            if (pause.End <= start) continue;
            if (pause.End == Instant.MaxValue) return null;
            working += Elapsed(Instant.Max(pause.Start, start), pause.End);
            due = Add(start, working);
        }

        return due;
    }

    private Instant Backwards(Instant start, Duration working, ReadOnlySpan<Interval> pauses)
    {
        var begin = Add(start, working);
        for (var last = pauses.Length - 1; last >= 0 && pauses[last].End > begin; last--)
        {
            if (pauses[last].Start >= start) continue;
            working -= Elapsed(pauses[last].Start, Instant.Min(pauses[last].End, start));
            begin = Add(start, working);
        }

        return begin;
    }

    private Instant? NextRunning(Instant start, ReadOnlySpan<Interval> pauses)
    {
        var at = NextOpening(start);
        foreach (var pause in pauses)
        {
            if (pause.Start > at) break;
            if (pause.End <= at) continue;
            if (pause.End == Instant.MaxValue) return null;
            at = NextOpening(pause.End);
        }

        return at;
    }
}
