using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>A calendar drawn at random, as text; days are days since 1970. <see cref="Centre"/> is a change of its clock, if it has any.</summary>
internal sealed record RandomCalendar(
    string Zone, Instant Centre, IReadOnlyList<string> Week, (long Day, IReadOnlyList<string> Week)? Change,
    IReadOnlySet<long> Holidays, IReadOnlyDictionary<long, string> Special)
{
    private static readonly Dictionary<string, (int Start, int End)[]> Read = [];

    public WorkingCalendar Build() => new(
        "Random",
        Calendar.ZoneOf(Zone),
        ByDay(Week),
        Holidays.Select(day => new Holiday(DateOf(day), "Holiday")),
        Special.ToDictionary(day => DateOf(day.Key), day => Shift.ParseDay(day.Value)),
        changes: Change is var (day, week) ? [new WeekFrom(DateOf(day), ByDay(week))] : null);

    /// <summary>The shifts that start on a day, as minutes of it.</summary>
    public (int Start, int End)[] ShiftsOn(long day)
    {
        // 1970-01-01 was a Thursday.
        var weekday = (int)((day + 3) % 7);
        var text = Special.TryGetValue(day, out var special) ? special
            : Holidays.Contains(day) ? ""
            : Change is var (from, week) && day >= from ? week[weekday] : Week[weekday];
        return Minutes(text);
    }

    public ClosedBecause ClosedOn(long day) =>
        ShiftsOn(day).Length > 0 ? ClosedBecause.Hours
        : Special.ContainsKey(day) ? ClosedBecause.SpecialDay
        : Holidays.Contains(day) ? ClosedBecause.Holiday
        : ClosedBecause.DayOff;

    public override string ToString() =>
        $"{Zone}; week {string.Join(" | ", Week)}"
        + (Change is var (day, week) ? $"; from {DateOf(day):R} {string.Join(" | ", week)}" : "")
        + $"; holidays {string.Join(",", Holidays.Select(holiday => $"{DateOf(holiday):R}"))}"
        + $"; special {string.Join(", ", Special.Select(special => $"{DateOf(special.Key):R} {special.Value}"))}";

    private static (int Start, int End)[] Minutes(string text)
    {
        lock (Read)
        {
            if (Read.TryGetValue(text, out var minutes)) return minutes;
            return Read[text] =
                [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(shift => (MinuteOf(shift[..5]), MinuteOf(shift[6..])))];
        }
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> ByDay(IReadOnlyList<string> week) =>
        week.Index().ToDictionary(day => (IsoDayOfWeek)(day.Index + 1), day => Shift.ParseDay(day.Item));

    private static LocalDate DateOf(long day) => new LocalDate(1970, 1, 1).PlusDays((int)day);

    private static int MinuteOf(string time) => (int.Parse(time[..2], null) * 60) + int.Parse(time[3..], null);
}
