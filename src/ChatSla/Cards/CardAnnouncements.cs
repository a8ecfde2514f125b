using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>What whoever writes to this customer must know just now.</summary>
public static class CardAnnouncements
{
    private const int Most = 3;
    private const int Longest = 200;

    public static IEnumerable<JsonObject> Of(QueryView view, Instant now, DateTimeZone zone) =>
        view.Announced.Where(one => !(one.Until <= now)).Take(Most).Select(one => Elements.Container(
            "accent",
            [
                Elements.Runs(
                    null,
                    Elements.Run("▍", color: "Accent"),
                    Elements.Run(CardText.Cut(CardText.OneLine(one.Text), Longest), weight: "Bolder"),
                    Elements.Run(one.Until is { } until ? $"  {CardStrings.Until.With(DueText.Until(until, now, zone))}" : "", size: "Small", subtle: true)),
            ]));
}
