using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>Which shifts start on which date: a special day before a holiday before the week.</summary>
internal sealed class WorkingDays
{
    /// <summary>The longest time that a calendar may stay closed.</summary>
    public const int LongestClosure = 370;

    private readonly DateTimeZone zone;
    private readonly Shift[][] week = new Shift[8][];
    private readonly Dictionary<LocalDate, Holiday> holidays = [];
    private readonly Dictionary<LocalDate, Shift[]> specialDays = [];

    public WorkingDays(
        DateTimeZone zone,
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Shift>> week,
        IEnumerable<Holiday> holidays,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<Shift>> specialDays)
    {
        this.zone = zone;
        Array.Fill(this.week, []);
        foreach (var (day, shifts) in week) this.week[(int)day] = [.. shifts];
        foreach (var holiday in holidays) this.holidays.TryAdd(holiday.On, holiday);
        foreach (var (date, shifts) in specialDays) this.specialDays.Add(date, [.. shifts]);
    }

    public Holiday? HolidayOn(LocalDate date) => holidays.GetValueOrDefault(date);

    public IEnumerable<Interval> OpeningsOn(LocalDate date) =>
        ShiftsOn(date).Select(shift => shift.On(date, zone)).OrderBy(interval => interval.Start).United();

    /// <summary>Whether a stretch of <see cref="LongestClosure"/> days exists on which no shift starts.</summary>
    public bool CloseForTooLong()
    {
        if (week.All(shifts => shifts.Length == 0)) return true;

        var listed = holidays.Keys.Concat(specialDays.Keys).Where(WorkingHorizon.Contains).ToList();
        if (listed.Count == 0) return false;

        var closed = 0;
        for (var date = listed.Min().PlusDays(-7); date <= listed.Max().PlusDays(7); date = date.PlusDays(1))
        {
            closed = ShiftsOn(date).Length == 0 ? closed + 1 : 0;
            if (closed == LongestClosure) return true;
        }

        return false;
    }

    private Shift[] ShiftsOn(LocalDate date) =>
        specialDays.TryGetValue(date, out var special) ? special
        : holidays.ContainsKey(date) ? []
        : week[(int)date.DayOfWeek];
}
