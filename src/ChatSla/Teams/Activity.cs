using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Storage;

namespace ChatSla.Teams;

/// <summary>An activity of the Bot Connector protocol. It wraps the JSON, so what is not known here survives.</summary>
/// <param name="json">The activity.</param>
/// <param name="text">The same as it came; null: as it is written now.</param>
public sealed class Activity(JsonObject json, string? text = null)
{
    public JsonObject Json => json;

    /// <summary>For storing.</summary>
    public RawJson Raw => new(text ?? json.ToJsonString());

    public string Type => Text("type") ?? "";

    public string? Id => Text("id");

    /// <summary>The name of an invoke or event.</summary>
    public string? Name => Text("name");

    public string ChannelId => Text("channelId") ?? "";

    public string ServiceUrl => Text("serviceUrl") ?? "";

    public string? ReplyToId => Text("replyToId");

    public string? TextWritten => Text("text");

    /// <summary>The language of the person's Teams, as "sv-SE".</summary>
    public string? Locale => Text("locale");

    /// <summary>add, remove, add-upgrade or remove-upgrade of an installationUpdate.</summary>
    public string? Action => Text("action");

    public JsonObject? Value => json["value"] as JsonObject;

    /// <summary>With ";messageid=" in a channel's thread.</summary>
    public string ConversationId => Text("conversation", "id") ?? "";

    /// <summary>personal, groupChat or channel.</summary>
    public string ConversationType => Text("conversation", "conversationType") ?? (ConversationId.StartsWith("19:", StringComparison.Ordinal) ? "channel" : "personal");

    /// <summary>Every tenant that it names: the conversation's and the channel data's.</summary>
    public IEnumerable<string> Tenants => new[] { Text("conversation", "tenantId"), Text("channelData", "tenant", "id") }.OfType<string>();

    public string? Timestamp => Text("timestamp");

    /// <summary>The sender wants what is said in the answer to this request.</summary>
    public bool ExpectsReplies => Text("deliveryMode") == "expectReplies";

    public string? TeamId => Text("channelData", "team", "id");

    public string? TeamGroupId => Text("channelData", "team", "aadGroupId");

    public string? EventType => Text("channelData", "eventType");

    public string? ChannelName => Text("channelData", "channel", "name");

    /// <summary>Where a team wants to hear from the bot, chosen by whoever installed it.</summary>
    public string? SelectedChannelId => Text("channelData", "settings", "selectedChannel", "id");

    /// <summary>The bot is taken out, or the place is closed: it says nothing but that.</summary>
    public bool IsFarewell => Type switch
    {
        "installationUpdate" => Action is "remove" or "remove-upgrade",
        "conversationUpdate" => EventType is "channelDeleted" or "teamDeleted" or "teamHardDeleted" or "teamArchived" || IsBotRemoved,
        _ => false,
    };

    public bool IsBotRemoved => json["membersRemoved"] is JsonArray removed && removed.OfType<JsonObject>().Any(member => Is(member["id"], RecipientId));

    /// <summary>The real channel; a team's install names the one that was selected.</summary>
    public string? TeamsChannelId => Text("channelData", "channel", "id") ?? SelectedChannelId;

    public string? FromId => Text("from", "id");

    public string? FromObjectId => Text("from", "aadObjectId")?.ToLowerInvariant();

    public string? RecipientId => Text("recipient", "id");

    /// <summary>Who did it, or null for an activity without an Entra object id: nobody may act without one.</summary>
    public Person? By => FromObjectId is { Length: > 0 } id ? new Person(id, Text("from", "name") ?? id) : null;

    public IEnumerable<JsonObject> Entities => (json["entities"] as JsonArray ?? []).OfType<JsonObject>();

    private static bool Is(JsonNode? node, string? text) => text is not null && node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;

    private string? Text(params ReadOnlySpan<string> path)
    {
        JsonNode? node = json;
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }
}
