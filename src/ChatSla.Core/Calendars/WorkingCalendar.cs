using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>
/// When staff are at work, and arithmetic in working time: real seconds in half-open intervals, counted in UTC to the tick
/// (100 ns). Immutable and safe for any number of threads. Every operation throws <see cref="InvalidOperationException"/>
/// rather than look beyond the years 1900 to 2200.
/// </summary>
public sealed partial class WorkingCalendar
{
    private static readonly Duration TooLong = Duration.FromDays(366 * 300);

    private readonly WorkingDays days;
    private readonly WorkingHorizon horizon;

    /// <param name="week">The shifts of each weekday; a weekday left out has none.</param>
    /// <param name="holidays">Dates on which no shift starts.</param>
    /// <param name="specialDays">Dates with shifts of their own, or none; they replace the week's and beat a holiday.</param>
    /// <param name="changes">Other weeks, each from a date on.</param>
    /// <exception cref="ArgumentException">The calendar is never open in 370 days, at some time or for good, or two weeks begin on one date.</exception>
    public WorkingCalendar(
        string name,
        DateTimeZone zone,
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Shift>> week,
        IEnumerable<Holiday>? holidays = null,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<Shift>>? specialDays = null,
        int version = 1,
        IReadOnlyList<WeekFrom>? changes = null)
    {
        (Name, Zone, Version) = (name, zone, version);
        Weeks = [.. (changes ?? []).Prepend(new WeekFrom(LocalDate.MinIsoValue, week)).OrderBy(change => change.From).Select(Copy)];
        Holidays = [.. (holidays ?? []).OrderBy(holiday => holiday.On)];
        SpecialDays = Copy(specialDays ?? new Dictionary<LocalDate, IReadOnlyList<Shift>>());
        days = new WorkingDays(zone, Weeks, Holidays, SpecialDays);
        horizon = new WorkingHorizon(name, zone, days);

        if (Weeks.DistinctBy(change => change.From).Count() < Weeks.Count)
        {
            throw new ArgumentException($"The calendar \"{name}\" has two weeks from one date.", nameof(changes));
        }

        if (days.CloseForTooLong())
        {
            throw new ArgumentException($"The calendar \"{name}\" is never open in {WorkingDays.LongestClosure} days.", nameof(week));
        }
    }

    private WorkingCalendar(WorkingCalendar same, int version)
    {
        (Name, Zone, Version) = (same.Name, same.Zone, version);
        (Weeks, Holidays, SpecialDays) = (same.Weeks, same.Holidays, same.SpecialDays);
        (days, horizon) = (same.days, same.horizon);
    }

    public string Name { get; }

    public DateTimeZone Zone { get; }

    public int Version { get; }

    /// <summary>In the order of their dates; the first is from <see cref="LocalDate.MinIsoValue"/>.</summary>
    public IReadOnlyList<WeekFrom> Weeks { get; }

    /// <summary>In the order of their dates.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    public IReadOnlyDictionary<LocalDate, IReadOnlyList<Shift>> SpecialDays { get; }

    /// <summary>The same calendar under another number; what is compiled is shared.</summary>
    public WorkingCalendar WithVersion(int version) => version == Version ? this : new WorkingCalendar(this, version);

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
        var time = horizon.Around(first, second);
        return Duration.FromTicks(time.Before(second) - time.Before(first));
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
    public IReadOnlyList<Interval> OpeningsOn(LocalDate date) => days.OpeningsOn(date);

    /// <summary>From the first opening of a date to its last closing, with the lunch between; null when no shift starts on it.</summary>
    public Interval? HoursOn(LocalDate date) => horizon.Around(date).Dates.HoursOn(date);

    /// <summary>
    /// The date itself if a shift starts on it, else the next such date, when <paramref name="n"/> is zero; otherwise the n-th
    /// date after it on which a shift starts.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    public LocalDate WorkingDay(LocalDate from, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);

        var time = horizon.Around(from);
        LocalDate date;
        while (!time.Dates.TryCount(from, n, out date)) time = horizon.LaterThan(time);
        return date;
    }

    /// <summary>The holiday listed for a date, even when a special day opens it.</summary>
    public Holiday? HolidayOn(LocalDate date) => days.HolidayOn(date);

    private static WeekFrom Copy(WeekFrom change) => change with { Week = Copy(change.Week) };

    private static Dictionary<T, IReadOnlyList<Shift>> Copy<T>(IReadOnlyDictionary<T, IReadOnlyList<Shift>> shifts)
        where T : notnull => shifts.ToDictionary(day => day.Key, IReadOnlyList<Shift> (day) => [.. day.Value]);
}
