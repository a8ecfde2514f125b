using System.Globalization;
using ChatSla.CommandLine;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Preview;

/// <summary>A preview as plain text in columns, at most 80 wide unless a word is longer.</summary>
public static class PreviewText
{
    internal const int Width = 80;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static IEnumerable<string> Lines(CalendarPreview preview)
    {
        var (first, last) = (preview.Days[0].Date, preview.Days[^1].Date);
        yield return $"Calendar {preview.Name}, {preview.Zone.Id}, {Dated(first)} to {Dated(last)}";
        yield return "";

        foreach (var line in Table(preview.Days.Select(RowOf))) yield return line;

        yield return "";
        yield return Sum(preview);
    }

    public static IEnumerable<string> Lines(HolidayPreview preview)
    {
        yield return $"Holidays of {preview.Year} in calendar {preview.Name}{(preview.CheckedUntil is { } year ? $" (rules checked until {year})" : "")}";
        yield return "";
        if (preview.Holidays.Count == 0)
        {
            yield return "None. Set Country or HolidayFile, or write days into Holidays.";
            yield break;
        }

        foreach (var line in Table(preview.Holidays.Select(holiday => new Row(Day(holiday.On), [holiday.Kind], holiday.State, holiday.Name)))) yield return line;

        yield return "";
        yield return "public: off by law. eve: off by custom. half: a working day, open unless";
        yield return "switched. file: from HolidayFile. own: from Holidays.";
        if ((preview.Holidays.FirstOrDefault(holiday => holiday.State == "open") ?? preview.Holidays.FirstOrDefault(holiday => holiday is { State: "closed", Kind: not "own" })) is not { } example) yield break;

        yield return "";
        yield return $"To switch a day, write its date into Calendars:{preview.Name}, for example";
        yield return $"  \"HolidaySwitches\": {{ \"{example.On.ToString("uuuu-MM-dd", English)}\": {(example.State == "open" ? "true" : "false")} }}";
        yield return "true: the day closes. false: it is an ordinary day.";
    }

    /// <summary>"Open on 10 of 14 days, 80 h in all."</summary>
    internal static string Sum(CalendarPreview preview) =>
        $"Open on {preview.Days.Count(day => day.Openings.Count > 0)} of {preview.Days.Count} days, {Hours(preview.Days.Aggregate(Duration.Zero, (sum, day) => sum + day.Open))} in all.";

    private static Row RowOf(PreviewDay day) => new(
        Day(day.Date), day.Openings.Count == 0 ? ["closed"] : day.Openings, day.Openings.Count == 0 ? "" : Hours(day.Open), string.Join("; ", day.Notes));

    /// <summary>Columns as wide as they need to be; the last one takes what is left and continues below itself.</summary>
    internal static IEnumerable<string> Table(IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        var (first, second, third) = (all.Max(row => row.First.Length), all.Max(row => row.Second.Max(part => part.Length)), all.Max(row => row.Third.Length));

        foreach (var row in all)
        {
            var last = Columns.Wrapped(row.Last, Columns.Width - first - second - third - 6).ToList();
            for (var line = 0; line < Math.Max(row.Second.Count, last.Count); line++)
            {
                var left = $"{At(line, row.First).PadRight(first)}  {At(line, [.. row.Second]).PadRight(second)}  {At(line, row.Third).PadRight(third)}";
                yield return $"{left}  {At(line, [.. last])}".TrimEnd();
            }
        }

        static string At(int line, params string[] cell) => line < cell.Length ? cell[line] : "";
    }

    private static string Day(LocalDate date) => $"{date.ToString("ddd", English)} {date.Day,2} {date.ToString("MMM", English)}";

    private static string Dated(LocalDate date) => date.ToString("ddd d MMM uuuu", English);

    internal static string Hours(Duration open)
    {
        var minutes = (long)open.TotalMinutes;
        return minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min";
    }

    /// <param name="Second">Below each other.</param>
    internal sealed record Row(string First, IReadOnlyList<string> Second, string Third, string Last);
}
