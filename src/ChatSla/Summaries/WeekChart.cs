using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Summaries;

/// <summary>The promises of the last working days as bars; a client that draws no charts shows the same as a table.</summary>
public static class WeekChart
{
    /// <summary>Nothing where one day is all there is to show.</summary>
    public static IEnumerable<JsonObject> Of(DaySummary day)
    {
        if (day.Week.Count(one => one.InTime + one.Missed > 0) < 2) yield break;

        yield return Elements.Ruled(new JsonObject
        {
            ["type"] = "Chart.VerticalBar.Grouped",
            ["title"] = SummaryStrings.LastDays,
            ["stacked"] = true,
            ["data"] = new JsonArray(Series(SummaryStrings.InTime, "good", day, one => one.InTime), Series(SummaryStrings.Missed, "attention", day, one => one.Missed)),
            ["fallback"] = Table(day),
        });
    }

    private static JsonObject Series(string legend, string color, DaySummary day, Func<DayFigures, int> value) => new()
    {
        ["legend"] = legend,
        ["color"] = color,
        ["values"] = new JsonArray([.. day.Week.Select(one => new JsonObject { ["x"] = Name(one.On), ["y"] = value(one) })]),
    };

    private static JsonObject Table(DaySummary day) => Elements.Ruled(new JsonObject
    {
        ["type"] = "Table",
        ["firstRowAsHeaders"] = true,
        ["showGridLines"] = false,
        ["columns"] = new JsonArray(Column(2, "Left"), Column(1, "Right"), Column(1, "Right")),
        ["rows"] = new JsonArray([Row(SummaryStrings.LastDays, SummaryStrings.InTime, SummaryStrings.Missed), .. day.Week.Select(one => Row(Name(one.On), Number(one.InTime), Number(one.Missed)))]),
    });

    private static JsonObject Column(int width, string align) => new() { ["width"] = width, ["horizontalCellContentAlignment"] = align };

    private static JsonObject Row(params ReadOnlySpan<string> cells)
    {
        var all = new JsonArray();
        foreach (var cell in cells) all.Add((JsonNode)new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(Elements.Words(cell)) });
        return new JsonObject { ["type"] = "TableRow", ["cells"] = all };
    }

    private static string Name(LocalDate date) => date.ToString("ddd d MMM", CultureInfo.CurrentCulture);

    private static string Number(int value) => value.ToString(CultureInfo.CurrentCulture);
}
