using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Customers;

/// <summary>The announcements that stand, the one that ends first first.</summary>
public static class AnnouncementsCard
{
    public static JsonObject Render(string title, IEnumerable<AnnouncementRow> standing, Instant now, DateTimeZone zone)
    {
        var card = Elements.AdaptiveCard(
        [
            Elements.Words(title, weight: "Bolder", size: "Medium"),
            .. standing.Select(one => Line(one, now, zone)),
            Elements.Words(AnnouncementStrings.HowToTakeBack, size: "Small", subtle: true),
        ]);
        card["fallbackText"] = title;
        return card;
    }

    private static JsonObject Line(AnnouncementRow one, Instant now, DateTimeZone zone)
    {
        var line = Elements.Columns(
            ("stretch", Elements.Runs(null, Elements.Run($"{CardText.Cut(one.Target, 80)}  ", weight: "Bolder"), Elements.Run(CardText.OneLine(one.Text)))),
            ("auto", Elements.Plain(AnnouncementStrings.Until.With(DueText.Until(one.Until, now, zone)), subtle: true)));
        ((JsonArray)line["columns"]![0]!["items"]!).Add((JsonNode)Elements.Plain(AnnouncementStrings.By.With(CardText.Name(one.ByName), DueText.Brief(one.SetAt, now, zone)), size: "Small", subtle: true, spacing: "None"));
        return Elements.Ruled(line);
    }
}
