using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Preview;

/// <summary>The next days of a calendar as a card: when it is open, and why it is closed when it is.</summary>
public static class CalendarCard
{
    /// <param name="mailboxes">Those that keep to it, as people know them.</param>
    public static JsonObject Render(CalendarPreview preview, IReadOnlyList<string> mailboxes)
    {
        var clocks = preview.Days.SelectMany(day => day.Openings).Select(ClockOf).Distinct().ToList();
        IEnumerable<JsonObject> body =
        [
            Elements.Plain(Title(mailboxes), weight: "Bolder", size: "Medium"),
            Elements.Plain(PreviewStrings.CalendarFromTo.With(preview.Name, Dated(preview.Days[0].Date), Dated(preview.Days[^1].Date)), subtle: true, spacing: "None"),
            .. preview.Days.Select((day, at) => Row(day, isFirst: at == 0, clocks.Count <= 1)),
            Elements.Ruled(Elements.Plain($"{Sum(preview)} {PreviewStrings.TimesOf.With(clocks is [var clock] ? $"{preview.Zone.Id} ({clock})" : preview.Zone.Id)}", size: "Small", subtle: true)),
        ];
        var card = Elements.AdaptiveCard(body);
        card["fallbackText"] = Summary(preview, mailboxes);
        return card;
    }

    /// <summary>What a notification, or a client that shows no cards, says.</summary>
    public static string Summary(CalendarPreview preview, IReadOnlyList<string> mailboxes) => $"{Title(mailboxes)} · {Sum(preview)}";

    private static string Title(IReadOnlyList<string> mailboxes) => PreviewStrings.HoursOf.With(string.Join(", ", mailboxes));

    /// <param name="isOneClock">Which clock shows the hours is said once below.</param>
    private static JsonObject Row(PreviewDay day, bool isFirst, bool isOneClock)
    {
        var isClosed = day.Openings.Count == 0;
        var hours = isClosed ? PreviewStrings.Closed : string.Join(", ", day.Openings.Select(opening => isOneClock ? opening[..opening.LastIndexOf(' ')] : opening));
        var notes = string.Join("; ", day.Notes);
        var row = Elements.Columns(
            ("92px", Elements.Plain(Dated(day.Date).Replace(' ', '\u00A0'), subtle: isClosed)),
            ("stretch", Elements.Runs(null, Elements.Run(hours.Replace("-", "–", StringComparison.Ordinal), subtle: isClosed), Elements.Run(notes.Length == 0 ? "" : $"{(isClosed ? " · " : "  ")}{notes}", subtle: true))),
            ("auto", Elements.Words(isClosed ? "" : PreviewText.Hours(day.Open), align: "Right")));
        if (isFirst || day.Date.DayOfWeek is IsoDayOfWeek.Monday) return Elements.Ruled(row);

        row["spacing"] = "Small";
        return row;
    }

    private static string Sum(CalendarPreview preview) => PreviewStrings.OpenOn.With(
        preview.Days.Count(day => day.Openings.Count > 0), preview.Days.Count, PreviewText.Hours(preview.Days.Aggregate(Duration.Zero, (sum, day) => sum + day.Open)));

    private static string Dated(LocalDate date) => date.ToString("ddd d MMM", CultureInfo.CurrentCulture);

    /// <summary>"CET" of "09:00-17:00 CET".</summary>
    private static string ClockOf(string opening) => opening[(opening.LastIndexOf(' ') + 1)..];
}
