using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Counts the time of one promise.</summary>
/// <param name="pauses">In order; one that holds counts until it would run out.</param>
/// <param name="isByTheWall">Nights and holidays count too.</param>
internal sealed class LedgerClock(WorkingCalendar calendar, IReadOnlyList<PauseTaken> pauses, Instant now, bool isByTheWall)
{
    public Pauses Pauses { get; } = new(pauses.Select(pause => new Pause(pause.Began.At, EndOf(pause, now))));

    /// <summary>The pauses that have ended: those that a deadline has been moved by.</summary>
    public Pauses StoodUntilNow { get; } = Stood(pauses);

    public bool IsByTheWall => isByTheWall;

    public static Pauses Stood(IEnumerable<PauseTaken> pauses) =>
        new(pauses.Where(pause => pause.EndedAt is not null).Select(pause => new Pause(pause.Began.At, pause.EndedAt)));

    /// <summary>What counts from one instant to another, with the pauses that have ended; negative when the other is the earlier one.</summary>
    public Duration Between(Instant from, Instant to)
    {
        if (!isByTheWall) return calendar.Elapsed(from, to, StoodUntilNow);
        if (to < from) return -Between(to, from);

        var counted = to - from;
        foreach (var pause in StoodUntilNow.United)
        {
            var (start, end) = (Instant.Max(pause.Start, from), Instant.Min(pause.End, to));
            if (start < end) counted -= end - start;
        }

        return counted;
    }

    public IEnumerable<LedgerLine> Lines(Instant from, Instant to, Instant dueAt) => Whole(from, to)
        .SelectMany(line => Cut(line, Instant.Min(now, dueAt)))
        .SelectMany(line => Cut(line, Instant.Max(now, dueAt)))
        .Select(line => line with { Working = WorkingOf(line), IsAhead = line.From >= now, IsOverdue = line.From >= dueAt });

    private static Instant EndOf(PauseTaken pause, Instant now) => pause.EndedAt ?? Instant.Max(now, pause.Began.Until);

    private static IEnumerable<LedgerLine> Cut(LedgerLine line, Instant at) => line.From < at && at < line.To
        ? [line with { To = at }, line with { From = at }]
        : [line];

    private static LedgerLine Line(Instant from, Instant to) => new(from, to, null, null, null, Duration.Zero, false, false);

    private IEnumerable<LedgerLine> Whole(Instant from, Instant to)
    {
        foreach (var pause in pauses)
        {
            var (start, end) = (Instant.Max(pause.Began.At, from), Instant.Min(EndOf(pause, now), to));
            if (start >= end) continue;

            foreach (var line in Running(from, start)) yield return line;
            yield return Line(start, end) with { Skipped = SkippedBecause.Paused, Pause = pause };
            from = end;
        }

        foreach (var line in Running(from, to)) yield return line;
    }

    private IEnumerable<LedgerLine> Running(Instant from, Instant to) => isByTheWall
        ? from < to ? [Line(from, to)] : []
        : calendar.Stretches(from, to).Select(stretch => Line(stretch.From, stretch.To) with { Skipped = Because(stretch.Closed), Holiday = stretch.Holiday });

    private Duration WorkingOf(LedgerLine line) => line.Skipped switch
    {
        null => line.To - line.From,
        SkippedBecause.Paused => isByTheWall ? line.To - line.From : calendar.Elapsed(line.From, line.To),
        _ => Duration.Zero,
    };

    private static SkippedBecause? Because(ClosedBecause? closed) => closed switch
    {
        null => null,
        ClosedBecause.Hours => SkippedBecause.Hours,
        ClosedBecause.DayOff => SkippedBecause.DayOff,
        ClosedBecause.Holiday => SkippedBecause.Holiday,
        _ => SkippedBecause.SpecialDay,
    };
}
