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

    private static Interval ToInterval(Pause pause) => pause.To < pause.From
        ? throw new ArgumentException($"A pause cannot end ({pause.To}) before it begins ({pause.From}).", nameof(pause))
        : new Interval(pause.From, pause.To ?? Instant.MaxValue);
}
