using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Summaries;

/// <summary>A day in one sentence, four numbers, the last days as a chart, and a list, the worst first.</summary>
public static class SummaryCard
{
    private const int Shown = 5;

    /// <param name="place">Whose figures these are, where that is not plain from where they stand; null: it is.</param>
    /// <param name="isToday">Else the day is over, and its name says which.</param>
    public static JsonObject Message(DaySummary day, string? place, bool isToday)
    {
        var headline = HeadlineOf(day);
        var date = day.On.ToString("ddd d MMMM", CultureInfo.CurrentCulture);
        var when = isToday ? SummaryStrings.Today.With(date) : char.ToUpper(date[0], CultureInfo.CurrentCulture) + date[1..];
        var body = new List<JsonObject>
        {
            Elements.Plain(place is null ? when : $"{when} · {place}", subtle: true),
            Elements.Words(headline, weight: "Bolder", size: "Medium", spacing: "None"),
            Elements.Columns(
                (1, Figure(SummaryStrings.Received, day.Received, "Default")),
                (1, Figure(SummaryStrings.InTime, day.InTime, day.InTime > 0 ? "Good" : "Default")),
                (1, Figure(SummaryStrings.Missed, day.Missed, day.Missed > 0 ? "Attention" : "Default")),
                (1, Figure(SummaryStrings.Open, day.Open.Count, "Default"))),
        };
        if (day.Open.Count > 0)
        {
            body.Add(Elements.Ruled(Elements.Words(SummaryStrings.Lights.With(day.Red, day.Amber, day.Green), subtle: true)));
            body.AddRange(day.Open.Take(Shown).Select(line => LightLook.Of(line.Light).Line(line.Number, line.Subject, line.Customer ?? SummaryStrings.UnknownSender, line.Due)));
            if (day.Open.Count > Shown) body.Add(Elements.Words(SummaryStrings.AndMore.With(day.Open.Count - Shown), subtle: true));
        }

        body.AddRange(WeekChart.Of(day));
        return Messages.Card(Elements.AdaptiveCard(body), $"{when}: {headline}");
    }

    private static string HeadlineOf(DaySummary day) => day switch
    {
        { Missed: 1 } => SummaryStrings.OneMissed.With(day.InTime),
        { Missed: > 1 } => SummaryStrings.ManyMissed.With(day.Missed, day.InTime),
        { Red: 1 } => SummaryStrings.OneStillRed,
        { Red: > 1 } => SummaryStrings.ManyStillRed.With(day.Red),
        { Open.Count: 0, Received: 0 } => SummaryStrings.Nothing,
        { Open.Count: 0 } => SummaryStrings.AllAnswered,
        { Amber: 1 } => SummaryStrings.OneAmber,
        { Amber: > 1 } => SummaryStrings.ManyAmber.With(day.Amber),
        _ => SummaryStrings.OnTrack,
    };

    private static JsonObject Figure(string name, int value, string color)
    {
        var number = Elements.Words(value.ToString(CultureInfo.CurrentCulture), weight: "Bolder", size: "ExtraLarge");
        number["color"] = color;
        return new JsonObject { ["type"] = "Container", ["items"] = new JsonArray(number, Elements.Words(name, subtle: true, spacing: "None")) };
    }
}
