using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>One random calendar and an instant; shifts are minutes of the day, days are days since 1970.</summary>
internal sealed record CalendarCase(
    string Zone, IReadOnlyList<string> Week, IReadOnlySet<long> Holidays, IReadOnlyDictionary<long, string> Special,
    Instant Start, long Seconds)
{
    public WorkingCalendar Calendar { get; } = new(
        "Random",
        DateTimeZoneProviders.Tzdb[Zone],
        Week.Index().ToDictionary(day => (IsoDayOfWeek)(day.Index + 1), day => Shift.ParseDay(day.Item)),
        Holidays.Select(day => new Holiday(DateOf(day), "Holiday")),
        Special.ToDictionary(day => DateOf(day.Key), day => Shift.ParseDay(day.Value)));

    public Duration Working => Duration.FromSeconds(Seconds);

    public IEnumerable<(int Start, int End)> ShiftsOn(long day)
    {
        // 1970-01-01 was a Thursday.
        var text = Special.TryGetValue(day, out var special) ? special : Holidays.Contains(day) ? "" : Week[(int)((day + 3) % 7)];
        return text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(shift => (MinuteOf(shift[..5]), MinuteOf(shift[6..])));
    }

    public override string ToString() =>
        $"{Zone} {Start} +{Seconds}s; week {string.Join(" | ", Week)}; holidays {string.Join(",", Holidays.Select(DateOf))}; "
        + $"special {string.Join("; ", Special.Select(day => $"{DateOf(day.Key)} {day.Value}"))}";

    private static LocalDate DateOf(long day) => new LocalDate(1970, 1, 1).PlusDays((int)day);

    private static int MinuteOf(string time) => (int.Parse(time[..2], null) * 60) + int.Parse(time[3..], null);
}
