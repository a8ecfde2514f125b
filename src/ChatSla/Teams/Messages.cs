using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>Activities as they are sent. A card never goes with text: Teams would split the message and give no id.</summary>
public static class Messages
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The most bytes that a message should have. Teams takes about 100 KB with whatever it adds, and counts UTF-16.</summary>
    public const int Budget = 80 * 1024;

    /// <summary>Letters as they are: written as codes, a card in Japanese would be three times as large.</summary>
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The activity as it goes over the wire.</summary>
    public static string Write(JsonObject activity) => activity.ToJsonString(Letters);

    /// <summary>In bytes, as Teams counts them.</summary>
    public static int SizeOf(JsonObject activity) => Write(activity).Length * 2;

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
