using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>A message as it was last sent or edited.</summary>
internal sealed class TeamsMessage(string id, string author, bool isBot, DateTimeOffset at, JsonObject activity)
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    public string Id { get; } = id;

    public string Author { get; } = author;

    public bool IsBot { get; } = isBot;

    public DateTimeOffset At { get; } = at;

    public DateTimeOffset? EditedAt { get; private set; }

    public JsonObject Activity { get; private set; } = activity;

    public JsonNode? Card => Activity["attachments"] is JsonArray attachments
        ? attachments.FirstOrDefault(attachment => attachment.Text("contentType") == CardType)?["content"]
        : null;

    /// <summary>Two edits never have one time, even while the clock stands still: the page tells them apart by it.</summary>
    public void Edit(JsonObject edited, DateTimeOffset now) =>
        (Activity, EditedAt) = (edited, EditedAt is { } last && now <= last ? last.AddMilliseconds(1) : now);

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["from"] = new JsonObject { ["name"] = Author, ["bot"] = IsBot },
        ["at"] = At.ToTeams(),
        ["editedAt"] = EditedAt?.ToTeams(),
        ["text"] = Activity.Text("text"),
        ["textFormat"] = Activity.Text("textFormat"),
        ["entities"] = Activity["entities"]?.DeepClone() ?? new JsonArray(),
        ["summary"] = Activity.Text("summary"),
        ["card"] = Card?.DeepClone(),
        ["alert"] = Activity["channelData"].Get("notification").Flag("alert"),
    };
}
