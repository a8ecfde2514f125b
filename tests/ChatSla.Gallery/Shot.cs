using System.Text.Json.Nodes;
using ChatSla.Languages;

namespace ChatSla.Gallery;

/// <summary>One card or dialog to be looked at.</summary>
/// <param name="Source">The file that makes it, below src/ChatSla: "Cards/QueryCard.cs".</param>
/// <param name="Name">Of its pictures; no other has it.</param>
/// <param name="Make">A card, a message that brings one, or the answer that opens a dialog; in whatever language is spoken.</param>
public sealed record Shot(string Source, string Name, Func<JsonObject> Make)
{
    public Drawn In(Language language)
    {
        using var _ = Language.Speak(language);
        return Drawn.Of(Make());
    }
}

/// <param name="Title">A dialog's; null for a card in a conversation.</param>
public sealed record Drawn(JsonObject Card, string? Title)
{
    public static Drawn Of(JsonObject made) => made switch
    {
        { } dialog when dialog["task"]?["value"] is JsonObject value => new(value["card"]!["content"]!.AsObject(), (string?)value["title"]),
        { } message when message["attachments"] is JsonArray attachments => new(attachments[0]!["content"]!.AsObject(), null),
        _ => new(made, null),
    };

    /// <summary>Every element, with those inside it.</summary>
    public IEnumerable<JsonObject> Elements => Within(Card);

    private static IEnumerable<JsonObject> Within(JsonNode node) => node switch
    {
        JsonObject element => element.Where(pair => pair.Value is not null).SelectMany(pair => Within(pair.Value!)).Prepend(element),
        JsonArray items => items.SelectMany(item => Within(item!)),
        _ => [],
    };
}
