using System.Text.Json.Nodes;
using ChatSla.Teams;

namespace ChatSla.Summaries;

/// <summary>A day in one sentence, four numbers and a list, the oldest first.</summary>
public static class SummaryCard
{
    private const int Shown = 5;

    public static JsonObject Message(DaySummary day)
    {
        var headline = HeadlineOf(day);
        var body = new List<JsonObject>
        {
            Elements.Words($"Today, {day.On.ToString("ddd d MMMM", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))}", subtle: true),
            Elements.Words(headline, weight: "Bolder", size: "Medium", spacing: "None"),
            Elements.Columns(
                ("stretch", Figure("Received", day.Received, "Default")),
                ("stretch", Figure("In time", day.InTime, "Good")),
                ("stretch", Figure("Missed", day.Missed, day.Missed > 0 ? "Attention" : "Default")),
                ("stretch", Figure("Open", day.Open.Count, "Default"))),
        };
        if (day.Open.Count > 0)
        {
            body.Add(Elements.Words($"Open: {day.Red} red, {day.Amber} amber, {day.Green} green. Oldest first.", subtle: true, spacing: "Medium"));
            body.AddRange(day.Open.Take(Shown).Select(line => LightLook.Of(line.Light).Line(line.Number, line.Subject, line.Customer, line.Due)));
            if (day.Open.Count > Shown) body.Add(Elements.Words($"and {day.Open.Count - Shown} more; \"open\" lists them all.", subtle: true));
        }

        return Messages.Card(Elements.AdaptiveCard(body), $"Today: {headline}");
    }

    private static string HeadlineOf(DaySummary day) => day switch
    {
        { Missed: > 0 } => $"{Count(day.Missed, "promise")} missed, {day.InTime} kept.",
        { Red: > 0 } => $"{Count(day.Red, "query", "queries")} still red from before.",
        { Open.Count: 0, Received: 0 } => "Nothing came in and nothing is open.",
        { Open.Count: 0 } => "Everything is answered.",
        { Amber: > 0 } => $"{Count(day.Amber, "query", "queries")} amber; no promise missed.",
        _ => "All promises are on track.",
    };

    private static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    private static JsonObject Figure(string name, int value, string color)
    {
        var number = Elements.Words(value.ToString(System.Globalization.CultureInfo.InvariantCulture), weight: "Bolder", size: "ExtraLarge");
        number["color"] = color;
        return new JsonObject { ["type"] = "Container", ["items"] = new JsonArray(number, Elements.Words(name, subtle: true, spacing: "None")) };
    }
}
