using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What a click, a dialog or a bare activity was answered with.</summary>
public sealed class ClickAnswer(JsonObject answer)
{
    public int Status => (int)answer["status"]!;

    private JsonObject? Body => answer["body"] as JsonObject;

    /// <summary>The card that the clicking person is shown, or null.</summary>
    public JsonObject? Card => Body?["value"] as JsonObject ?? Dialog?["card"]?["content"] as JsonObject;

    /// <summary>The sentence that the person is told, or every word of the card shown instead.</summary>
    public string Text => Body?["value"] is JsonValue sentence ? (string)sentence!
        : Body?["task"]?["value"] is JsonValue done ? (string)done!
        : Card is { } card ? CardWords.Of(card) : "";

    /// <summary>A dialog that is open; null once it has closed with a sentence.</summary>
    public JsonObject? Dialog => Body?["task"]?["value"] as JsonObject;

    public bool IsRefused => Card is null;

    /// <summary>What stands in the dialog's input.</summary>
    public string? Typed => (string?)Card?["body"]!.AsArray().FirstOrDefault(item => (string?)item!["type"] == "Input.Text")?["value"];

    /// <summary>What stands in one of the dialog's inputs.</summary>
    public string? ValueOf(string input) => Inputs(Card).FirstOrDefault(item => (string?)item["id"] == input)?["value"]?.ToString();

    public bool Has(string input) => Inputs(Card).Any(item => (string?)item["id"] == input);

    /// <summary>What is sent with everything that stands in the inputs, as a client does.</summary>
    public JsonObject FormData
    {
        get
        {
            var data = SubmitData;
            foreach (var input in Inputs(Card)) data[(string)input["id"]!] ??= input["value"]?.DeepClone();
            return data;
        }
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode? node) => node switch
    {
        JsonObject input when ((string?)input["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true => [input],
        JsonObject element => new[] { element["body"], element["items"], element["columns"] }.OfType<JsonArray>().SelectMany(Inputs),
        JsonArray items => items.SelectMany(Inputs),
        _ => [],
    };

    /// <summary>The titles of everything that can be pressed.</summary>
    public IReadOnlyList<string> Lines => [.. Pressable(Card).Select(action => (string)action["title"]!)];

    /// <summary>What is sent when the line or button of that title is pressed.</summary>
    public JsonObject DataOf(string title) => Pressable(Card).Single(action => (string)action["title"]! == title)["data"]!.DeepClone().AsObject();

    private static IEnumerable<JsonObject> Pressable(JsonNode? node) => node switch
    {
        JsonObject action when ((string?)action["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true && action["title"] is not null => [action],
        JsonObject element => element.Where(part => part.Key is not ("fallback" or "refresh")).SelectMany(part => Pressable(part.Value)),
        JsonArray all => all.SelectMany(Pressable),
        _ => [],
    };

    public JsonObject SubmitData => Card!["actions"]![0]!["data"]!.DeepClone().AsObject();
}
