using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>Activities as they are sent. A card never goes with text: Teams would split the message and give no id.</summary>
public static class Messages
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Words that may hold names: nothing in them is markup.</summary>
    public static JsonObject Plain(string text) => new() { ["type"] = "message", ["text"] = text, ["textFormat"] = "plain" };

    /// <param name="summary">What the notification says.</param>
    /// <param name="alert">Asks for an entry in the activity feed; for breaches and escalations only.</param>
    public static JsonObject Card(JsonObject card, string summary, bool alert = false)
    {
        var message = new JsonObject { ["type"] = "message", ["summary"] = summary, ["attachments"] = new JsonArray(Attachment(card)) };
        if (alert) message["channelData"] = new JsonObject { ["notification"] = new JsonObject { ["alert"] = true } };
        return message;
    }

    public static JsonObject Attachment(JsonObject card) => new() { ["contentType"] = CardType, ["content"] = card };
}
