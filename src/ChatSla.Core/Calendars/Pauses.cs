using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>When a clock stands: pauses that overlap or touch are one, empty ones none, so their order does not matter. Immutable.</summary>
public sealed class Pauses
{
    private readonly Interval[] united;

    /// <exception cref="ArgumentException">A pause ends before it begins.</exception>
    public Pauses(IEnumerable<Pause> pauses) => united = [.. pauses.Select(ToInterval).OrderBy(pause => pause.Start).United()];

    public static Pauses None { get; } = new([]);

    /// <summary>In order; the last one has no end while nobody knows when it will end.</summary>
    public ReadOnlySpan<Interval> United => united;

    /// <summary>The instant at which so much time outside the pauses has passed, nights included; null when a pause without an end comes first.</summary>
    public Instant? Add(Instant start, Duration length)
    {
        var end = start + length;
        foreach (var pause in united)
        {
            if (pause.Start >= end) break;
            if (pause.End <= start) continue;
            if (!IsEnded(pause)) return null;
            end += pause.End - Instant.Max(pause.Start, start);
        }

        return end;
    }

    /// <summary>When the last of the pauses that lie between two instants ended, or null where none does.</summary>
    public Instant? LastEndBefore(Instant end, Instant start)
    {
        for (var at = united.Length - 1; at >= 0; at--)
        {
            if (united[at].Start < end && united[at].End > start && IsEnded(united[at])) return united[at].End;
        }

        return null;
    }

    private static bool IsEnded(Interval pause) => pause.End < Instant.MaxValue;

    private static Interval ToInterval(Pause pause) => pause.To < pause.From
        ? throw new ArgumentException($"A pause cannot end ({pause.To}) before it begins ({pause.From}).", nameof(pause))
        : new Interval(pause.From, pause.To ?? Instant.MaxValue);
}
