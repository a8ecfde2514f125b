using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>The facts of fourteen other test suites, as calendars and questions of ours.</summary>
internal static class ReferenceVectors
{
    public static IReadOnlyList<JsonObject> All() =>
        [.. Shared.ReadJson("time-vectors.json")["vectors"]!.AsArray().Select(node => node!.AsObject())];

    public static Pauses PausesOf(JsonObject vector) => new((vector["pauses"]?.AsArray() ?? [])
        .Select(pause => new Pause(Calendar.At(pause![0]!.ToString()), Calendar.At(pause[1]!.ToString()))));

    public static string Expected(JsonObject vector) => vector["expected"]!.ToString();

    public static string Answer(JsonObject vector)
    {
        var (calendar, pauses) = (CalendarOf(vector), PausesOf(vector));
        var start = Calendar.At(Text(vector, "start"));

        return Text(vector, "op") switch
        {
            "add" => calendar.Add(start, Duration.FromSeconds(vector["duration_seconds"]!.GetValue<double>()), pauses).ToString()!,
            "elapsed" => calendar.Elapsed(start, Calendar.At(Text(vector, "end")), pauses).TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
            "is_open" => calendar.IsOpen(start) ? "true" : "false",
            "next_open" => calendar.NextOpening(start).ToString(),
            var unknown => throw new InvalidOperationException(unknown),
        };
    }

    private static WorkingCalendar CalendarOf(JsonObject vector)
    {
        var week = Days(vector["hours"]).ToDictionary(day => Calendar.DayOf(day.Key), day => day.Shifts);
        var holidays = vector["holidays"]!.AsArray().Select(date => new Holiday(Calendar.Date(date!.ToString()), "")).ToList();
        var special = Days(vector["overrides"]).ToDictionary(day => Calendar.Date(day.Key), day => day.Shifts);

        // A break closes a part of one date: what is left of that date's shifts is a special day.
        foreach (var (key, breaks) in Days(vector["breaks"]))
        {
            var date = Calendar.Date(key);
            var shifts = special.GetValueOrDefault(date)
                ?? (holidays.Any(holiday => holiday.On == date) ? [] : week.GetValueOrDefault(date.DayOfWeek) ?? []);
            special[date] = [.. shifts.SelectMany(shift => breaks.Aggregate(new List<Shift> { shift }, Without))];
        }

        return new WorkingCalendar(Text(vector, "id"), Calendar.ZoneOf(Text(vector, "zone")), week, holidays, special);
    }

    /// <summary>No vector with a break has a shift over midnight.</summary>
    private static List<Shift> Without(List<Shift> shifts, Shift pause) => [.. shifts.SelectMany(shift => new[]
    {
        (Start: shift.Start, End: LocalTime.Min(shift.End, pause.Start)),
        (Start: LocalTime.Max(shift.Start, pause.End), End: shift.End),
    }).Where(part => part.Start < part.End).Select(part => new Shift(part.Start, part.End))];

    private static IEnumerable<(string Key, IReadOnlyList<Shift> Shifts)> Days(JsonNode? days) => (days?.AsObject() ?? [])
        .Select(day => (day.Key, (IReadOnlyList<Shift>)[.. day.Value!.AsArray().Select(pair => Shift.Parse($"{pair![0]}-{pair[1]}"))]));

    private static string Text(JsonObject vector, string key) => vector[key]!.ToString();
}
