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

    public JsonObject SubmitData => Card!["actions"]![0]!["data"]!.DeepClone().AsObject();
}
