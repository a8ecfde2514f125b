using ChatSla.CommandLine;
using ChatSla.Core.Promises;
using ChatSla.Teams;

namespace ChatSla.Preview;

/// <summary>What would be promised on one mail, in 80 columns.</summary>
public static class DuePrint
{
    public static IEnumerable<string> Lines(DueForecast forecast)
    {
        IEnumerable<string> head = [$"{forecast.Question}.", .. forecast.Note is { } note ? [note] : Array.Empty<string>()];
        var amber = LightLook.Of(TrafficLight.Amber);
        List<IEnumerable<string>> parts =
        [
            [forecast.Sentence, .. forecast.Amber.Length == 0 ? [] : Columns.Wrapped($"{amber.Sign} {amber.Word} {forecast.Amber}")],
            head.Concat(forecast.Rule).SelectMany(sentence => Columns.Wrapped(sentence)),
            forecast.Rows.Count == 0 ? [] : PreviewText.Table(forecast.Rows.Select(row => new PreviewText.Row(row.When, [row.Amount], "", row.What))),
            forecast.Stages.Count == 0 ? [] : PreviewText.Table(
                [new PreviewText.Row("Everything promised", ["Amber"], "Red", ""), .. forecast.Stages.Select(stage => new PreviewText.Row(stage.Name, [stage.Amber], stage.Red, ""))]),
            Columns.Wrapped(forecast.Agreement),
        ];
        return parts.Where(part => part.Any()).Select((part, at) => at == 0 ? part : part.Prepend("")).SelectMany(part => part);
    }
}
