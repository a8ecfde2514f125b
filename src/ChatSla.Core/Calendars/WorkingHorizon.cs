using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>
/// The working time known so far, which grows as earlier or later instants are asked for. Readers take one immutable table;
/// a wider one replaces it and never a narrower one. Safe for any number of threads.
/// </summary>
internal sealed class WorkingHorizon(string calendar, DateTimeZone zone, WorkingDays days)
{
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private static readonly LocalDate Latest = new(2200, 1, 1);
    private static readonly long EarliestAsked = Instant.FromUtc(1901, 1, 1, 0, 0).ToUnixTimeTicks();
    private static readonly long LatestAsked = Instant.FromUtc(2199, 1, 1, 0, 0).ToUnixTimeTicks();

    private readonly Lock growing = new();
    private volatile WorkingTime? known;

    public static bool Contains(LocalDate date) => Earliest <= date && date <= Latest;

    /// <exception cref="InvalidOperationException">The instant lies too far away.</exception>
    public WorkingTime Around(long at) => known is { } time && time.Covers(at) ? time : Widen(at);

    /// <inheritdoc cref="Around(long)"/>
    public WorkingTime Around(long at, long other)
    {
        var time = Around(at);
        return time.Covers(other) ? time : Around(other);
    }

    /// <exception cref="InvalidOperationException">The date lies too far away.</exception>
    public WorkingTime Around(LocalDate date) => known is { } time && time.First <= date && date <= time.Last ? time : Widen(date);

    /// <exception cref="InvalidOperationException">The horizon is reached.</exception>
    public WorkingTime LaterThan(WorkingTime time) => Widen(time, time.First, time.Last + Span(time), time.Last == Latest);

    /// <inheritdoc cref="LaterThan"/>
    public WorkingTime EarlierThan(WorkingTime time) => Widen(time, time.First - Span(time), time.Last, time.First == Earliest);

    public InvalidOperationException TooFar() =>
        new($"The calendar \"{calendar}\" has no such instant between the years {Earliest.Year} and {Latest.Year}.");

    private WorkingTime Widen(long at) => at < EarliestAsked || at > LatestAsked ? throw TooFar() : Widen(Instant.FromUnixTimeTicks(at).InUtc().Date);

    private WorkingTime Widen(LocalDate around)
    {
        if (!Contains(around)) throw TooFar();

        var (first, last) = (LocalDate.Max(around.PlusYears(-1), Earliest), LocalDate.Min(around.PlusYears(1), Latest));
        lock (growing)
        {
            if (known is { } time)
            {
                if (time.First <= first && last <= time.Last) return time;
                (first, last) = (LocalDate.Min(time.First, first), LocalDate.Max(time.Last, last));
            }

            return known = new WorkingTime(days, zone, first, last);
        }
    }

    private WorkingTime Widen(WorkingTime time, LocalDate first, LocalDate last, bool reached)
    {
        lock (growing)
        {
            if (known is { } wider && wider != time) return wider;
            if (reached) throw TooFar();
            return known = new WorkingTime(days, zone, LocalDate.Max(first, Earliest), LocalDate.Min(last, Latest));
        }
    }

    private static Period Span(WorkingTime time) => Period.FromDays(Period.DaysBetween(time.First, time.Last));
}
