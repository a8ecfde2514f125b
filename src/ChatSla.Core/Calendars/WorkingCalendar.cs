using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>
/// When staff are at work, and arithmetic in working time: real seconds in half-open intervals, counted in UTC to the tick
/// (100 ns). Immutable and safe for any number of threads. Every operation throws <see cref="InvalidOperationException"/>
/// rather than look beyond the years 1900 to 2200.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly Duration TooLong = Duration.FromDays(366 * 300);

    private readonly WorkingDays days;
    private readonly WorkingHorizon horizon;

    /// <param name="week">The shifts of each weekday; a weekday left out has none.</param>
    /// <param name="holidays">Dates on which no shift starts.</param>
    /// <param name="specialDays">Dates with shifts of their own, or none; they replace the week's and beat a holiday.</param>
    /// <exception cref="ArgumentException">The calendar is never open in 370 days, at some time or for good.</exception>
    public WorkingCalendar(
        string name,
        DateTimeZone zone,
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Shift>> week,
        IEnumerable<Holiday>? holidays = null,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<Shift>>? specialDays = null,
        int version = 1)
    {
        (Name, Zone, Version) = (name, zone, version);
        Holidays = [.. (holidays ?? []).OrderBy(holiday => holiday.On)];
        days = new WorkingDays(zone, week, Holidays, specialDays ?? new Dictionary<LocalDate, IReadOnlyList<Shift>>());
        horizon = new WorkingHorizon(name, zone, days);

        if (days.CloseForTooLong())
        {
            throw new ArgumentException($"The calendar \"{name}\" is never open in {WorkingDays.LongestClosure} days.", nameof(week));
        }
    }

    public string Name { get; }

    public DateTimeZone Zone { get; }

    public int Version { get; }

    /// <summary>In the order of their dates.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>
    /// The instant at which <paramref name="working"/> time has passed since <paramref name="start"/>: used up exactly at
    /// closing, it is the closing. Negative goes back to the last instant from which that much is left until
    /// <paramref name="start"/>. Zero is the next opening.
    /// </summary>
    public Instant Add(Instant start, Duration working)
    {
        if (working > TooLong || working < -TooLong) throw horizon.TooFar();

        var (at, ticks) = (start.ToUnixTimeTicks(), working.BclCompatibleTicks);
        var time = horizon.Around(at);
        long end;

        if (ticks == 0) return NextOpening(start);
        if (ticks > 0) while (!time.TryAdd(at, ticks, out end)) time = horizon.LaterThan(time);
        else while (!time.TrySubtract(at, -ticks, out end)) time = horizon.EarlierThan(time);

        return Instant.FromUnixTimeTicks(end);
    }

    /// <summary>The working time from one instant to another; negative when the other is the earlier one.</summary>
    public Duration Elapsed(Instant from, Instant to)
    {
        var (first, second) = (from.ToUnixTimeTicks(), to.ToUnixTimeTicks());
        var time = horizon.Around(first);
        if (!time.Covers(second)) time = horizon.Around(second);
        return Duration.FromTicks(time.Before(second) - time.Before(first));
    }

    /// <summary>As <see cref="Add(Instant, Duration)"/>, with only the time that is open and not paused counted; null when a pause without an end comes first.</summary>
    public Instant? Add(Instant start, Duration working, Pauses pauses)
    {
        if (working <= Duration.Zero) throw new ArgumentOutOfRangeException(nameof(working), working, "Only forwards so far.");

        var due = Add(start, working);
        foreach (var pause in pauses.United)
        {
            if (pause.Start >= due) break;
            if (pause.End <= start) continue;
            if (pause.End == Instant.MaxValue) return null;
            working += Elapsed(Instant.Max(pause.Start, start), pause.End);
            due = Add(start, working);
        }

        return due;
    }

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

    public bool IsOpen(Instant at) => NextOpening(at) == at;

    /// <summary>The instant itself when open.</summary>
    public Instant NextOpening(Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        var time = horizon.Around(ticks);
        long opening;
        while (!time.TryFindOpening(ticks, out opening)) time = horizon.LaterThan(time);
        return opening == ticks ? at : Instant.FromUnixTimeTicks(opening);
    }

    /// <summary>When the shifts that start on a date are open, not the end of a night shift begun the evening before.</summary>
    public IReadOnlyList<Interval> OpeningsOn(LocalDate date) => [.. days.OpeningsOn(date)];

    /// <summary>The first later date on which a shift starts.</summary>
    public LocalDate NextWorkingDay(LocalDate after)
    {
        for (var date = after.PlusDays(1); WorkingHorizon.Contains(date); date = date.PlusDays(1))
        {
            if (days.OpeningsOn(date).Any()) return date;
        }

        throw horizon.TooFar();
    }

    /// <summary>The holiday listed for a date, even when a special day opens it.</summary>
    public Holiday? HolidayOn(LocalDate date) => days.HolidayOn(date);
}
