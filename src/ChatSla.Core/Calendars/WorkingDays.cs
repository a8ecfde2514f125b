using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>Which shifts start on which date: a special day before a holiday before the week.</summary>
internal sealed class WorkingDays
{
    /// <summary>The longest time that a calendar may stay closed.</summary>
    public const int LongestClosure = 370;

    private readonly DateTimeZone zone;
    private readonly (LocalDate From, Shift[][] Days)[] weeks;
    private readonly Dictionary<LocalDate, Holiday> holidays = [];
    private readonly Dictionary<LocalDate, Shift[]> specialDays = [];

    /// <param name="weeks">In the order of their dates, the first from the beginning of time.</param>
    public WorkingDays(
        DateTimeZone zone,
        IEnumerable<WeekFrom> weeks,
        IEnumerable<Holiday> holidays,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<Shift>> specialDays)
    {
        this.zone = zone;
        this.weeks = [.. weeks.Select(week => (week.From, ByDay(week)))];
        foreach (var holiday in holidays) this.holidays.TryAdd(holiday.On, holiday);
        foreach (var (date, shifts) in specialDays) this.specialDays.Add(date, [.. shifts]);
    }

    public Holiday? HolidayOn(LocalDate date) => holidays.GetValueOrDefault(date);

    /// <summary>Joined and in order.</summary>
    public Interval[] OpeningsOn(LocalDate date) => ShiftsOn(date) switch
    {
        [] => [],
        [var shift] => shift.On(date, zone) is var opening && opening.Start < opening.End ? [opening] : [],
        var shifts => [.. shifts.Select(shift => shift.On(date, zone)).OrderBy(interval => interval.Start).United()],
    };

    /// <summary>Why it is closed at those times of a date that are closed.</summary>
    public ClosedBecause ClosedOn(LocalDate date) =>
        ShiftsOn(date).Length > 0 ? ClosedBecause.Hours
        : specialDays.ContainsKey(date) ? ClosedBecause.SpecialDay
        : holidays.ContainsKey(date) ? ClosedBecause.Holiday
        : ClosedBecause.DayOff;

    /// <summary>Whether a stretch of <see cref="LongestClosure"/> days exists on which no shift starts.</summary>
    public bool CloseForTooLong()
    {
        if (IsEmpty(weeks[0].Days) || IsEmpty(weeks[^1].Days)) return true;

        var listed = holidays.Keys.Concat(specialDays.Keys).Concat(weeks.Select(week => week.From)).Where(WorkingHorizon.Contains).ToList();
        if (listed.Count == 0) return false;

        var closed = 0;
        for (var (date, last) = (listed.Min().PlusDays(-7), listed.Max().PlusDays(7)); date <= last; date = date.PlusDays(1))
        {
            closed = ShiftsOn(date).Length == 0 ? closed + 1 : 0;
            if (closed == LongestClosure) return true;
        }

        return false;
    }

    private Shift[] ShiftsOn(LocalDate date) =>
        specialDays.TryGetValue(date, out var special) ? special
        : holidays.ContainsKey(date) ? []
        : WeekOf(date)[(int)date.DayOfWeek];

    private Shift[][] WeekOf(LocalDate date)
    {
        var last = weeks.Length - 1;
        while (weeks[last].From > date) last--;
        return weeks[last].Days;
    }

    private static Shift[][] ByDay(WeekFrom week)
    {
        var days = new Shift[8][];
        Array.Fill(days, []);
        foreach (var (day, shifts) in week.Week) days[(int)day] = [.. shifts];
        return days;
    }

    private static bool IsEmpty(Shift[][] week) => week.All(shifts => shifts.Length == 0);
}
