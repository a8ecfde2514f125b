using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>When a step of a ladder is taken, measured on a promise. The family is closed.</summary>
public abstract record StepTime
{
    private StepTime()
    {
    }

    /// <summary>Never before the promise began; a step so long before red that it would come before amber comes with amber.</summary>
    public abstract Instant On(Promise promise, WorkingCalendar calendar);

    private static Instant From(Instant mark, Duration offset, bool byTheWall, WorkingCalendar calendar) =>
        offset == Duration.Zero ? mark : byTheWall ? mark + offset : calendar.Add(mark, offset);

    /// <param name="Offset">Negative: before it.</param>
    /// <param name="ByTheWall">Nights and holidays count too; else only working time does.</param>
    public sealed record Amber(Duration Offset, bool ByTheWall = false) : StepTime
    {
        public override Instant On(Promise promise, WorkingCalendar calendar) => Instant.Max(promise.StartAt, From(promise.WarnAt, Offset, ByTheWall, calendar));
    }

    /// <inheritdoc cref="Amber"/>
    public sealed record Red(Duration Offset, bool ByTheWall = false) : StepTime
    {
        public override Instant On(Promise promise, WorkingCalendar calendar) => Instant.Max(promise.WarnAt, From(promise.DueAt, Offset, ByTheWall, calendar));
    }

    /// <summary>When so many per cent of the working time until red have passed.</summary>
    public sealed record Share(int Percent) : StepTime
    {
        public int Percent { get; } = Percent is >= 1 and <= 99
            ? Percent
            : throw new ArgumentException($"A step is taken after 1 to 99 per cent of the time, not {Percent}.", nameof(Percent));

        public override Instant On(Promise promise, WorkingCalendar calendar) =>
            Instant.Min(promise.DueAt, calendar.Add(promise.StartAt, calendar.Elapsed(promise.StartAt, promise.DueAt) * Percent / 100));
    }
}
