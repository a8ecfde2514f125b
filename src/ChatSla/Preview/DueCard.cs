using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Teams;

namespace ChatSla.Preview;

/// <summary>What would be promised on one mail, as a card.</summary>
public static class DueCard
{
    /// <summary>A card is read, not scrolled through.</summary>
    public const int MostRows = 16;

    public static JsonObject Render(DueForecast forecast)
    {
        IEnumerable<JsonObject> body =
        [
            Banner(forecast),
            Elements.Plain($"{forecast.Question}."),
            .. forecast.Note is { } note ? [Elements.Plain(note, spacing: "Small")] : Array.Empty<JsonObject>(),
            .. forecast.Rule.Select(sentence => Elements.Plain(sentence, subtle: true, spacing: "Small")),
            .. forecast.Rows.Select((row, at) => WhyCard.Row(row, isFirst: at == 0)),
            .. Stages(forecast),
            Elements.Ruled(Elements.Plain(forecast.Agreement, size: "Small", subtle: true)),
        ];
        var card = Elements.AdaptiveCard(body);
        card["fallbackText"] = forecast.Summary();
        return card;
    }

    private static JsonObject Banner(DueForecast forecast)
    {
        var amber = LightLook.Of(TrafficLight.Amber);
        var headline = Elements.Plain(forecast.Sentence, weight: "Bolder", size: "Medium");
        return Elements.Container(
            "emphasis",
            forecast.Amber.Length == 0 ? [headline] : [headline, Elements.Runs("Small", Elements.Run($"{amber.Sign} {amber.Word}", weight: "Bolder", color: amber.Color), Elements.Run($" {forecast.Amber}"))],
            bleed: true);
    }

    /// <summary>Nothing where the banner has said it all.</summary>
    private static IEnumerable<JsonObject> Stages(DueForecast forecast)
    {
        if (forecast.Stages.Count == 0) yield break;

        yield return Elements.Ruled(Stage(PreviewStrings.Everything, LightLook.Of(TrafficLight.Amber).Word, LightLook.Of(TrafficLight.Red).Word, weight: "Bolder"));
        foreach (var stage in forecast.Stages)
        {
            var line = Stage(stage.Name, stage.Amber, stage.Red);
            line["spacing"] = "Small";
            yield return line;
        }
    }

    private static JsonObject Stage(string name, string amber, string red, string? weight = null) =>
        Elements.Columns((1, Elements.Plain(name, weight)), (1, Elements.Plain(amber, weight)), (1, Elements.Plain(red, weight)));
}
