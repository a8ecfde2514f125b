using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>A message in Teams as its readers see it.</summary>
public sealed class Said(JsonObject message, string conversationId)
{
    public string Id => (string)message["id"]!;

    public string ConversationId => conversationId;

    public bool IsByBot => (bool)message["from"]!["bot"]!;

    public bool IsAlert => (bool)message["alert"]!;

    public string? Summary => (string?)message["summary"];

    public JsonObject? Card => message["card"] as JsonObject;

    /// <summary>The words, or every word of the card.</summary>
    public string Text => Card is { } card ? CardWords.Of(card) : (string?)message["text"] ?? "";

    /// <summary>The style of the card's banner: what makes it green, amber or red.</summary>
    public string? Style => (string?)(Card?["body"]?[0])?["style"];

    public IReadOnlyList<string> Buttons => [.. (Card?["actions"] as JsonArray ?? []).Select(button => (string)button!["title"]!)];

    /// <summary>Every button in the card's body or below it, with its title.</summary>
    public IReadOnlyList<(string Title, JsonObject Action)> AllButtons => Card is { } card ? [.. In(card).Select(action => ((string)action["title"]!, action))] : [];

    /// <summary>Who is mentioned in the card.</summary>
    public IReadOnlyList<string> Mentions =>
        [.. (Card?["msteams"]?["entities"] as JsonArray ?? []).Select(entity => (string)entity!["mentioned"]!["name"]!)];

    /// <summary>Where the button leads.</summary>
    public string? UrlOf(string button) => (string?)(Card?["actions"] as JsonArray ?? []).FirstOrDefault(action => (string?)action!["title"] == button)?["url"];

    /// <summary>The query whose live card this is, or null.</summary>
    public Guid? LiveCardOf =>
        Card?["refresh"]?["action"]?["data"] is JsonObject data && (bool?)data["live"] == true ? Guid.Parse((string)data["query"]!) : null;

    private static IEnumerable<JsonObject> In(JsonNode? node) => node switch
    {
        JsonObject { } action when ((string?)action["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true && action["title"] is not null => [action],
        JsonObject element => element.Where(part => part.Key is not ("fallback" or "refresh")).SelectMany(part => In(part.Value)),
        JsonArray all => all.SelectMany(In),
        _ => [],
    };
}
