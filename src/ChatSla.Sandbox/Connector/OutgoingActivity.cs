using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Connector;

/// <summary>An activity that the program sends, checked as Teams checks it.</summary>
internal static class OutgoingActivity
{
    // Teams counts UTF-16.
    private const int MostBytes = 100 * 1024;
    private static readonly Version HighestVersion = new(1, 5);

    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        var text = await request.ReadTextAsync();
        if (text.Length * 2 > MostBytes) throw new HttpProblem(413, "MessageSizeTooBig", "Message size too large.");

        return RequestReading.ParseObject(text, "BadSyntax");
    }

    public static void Check(JsonObject activity)
    {
        if (activity.Text("type") is null) throw new HttpProblem(400, "BadSyntax", "The activity has no type.");
        if (activity.Text("type") != "message") return;

        var attachments = activity["attachments"] as JsonArray ?? [];
        if (string.IsNullOrEmpty(activity.Text("text")) && attachments.Count == 0)
            throw new HttpProblem(400, "BadSyntax", "The message has neither text nor attachments.");

        foreach (var attachment in attachments.Where(attachment => attachment.Text("contentType") == TeamsMessage.CardType))
            CheckCard(attachment!["content"]);
    }

    /// <summary>Teams shows a message with text and a card as two.</summary>
    public static IReadOnlyList<JsonObject> Split(JsonObject activity)
    {
        if (string.IsNullOrEmpty(activity.Text("text")) || activity["attachments"] is not JsonArray { Count: > 0 }) return [activity];

        var (text, card) = (activity.DeepClone().AsObject(), activity.DeepClone().AsObject());
        text.Remove("attachments");
        card.Remove("text");
        card.Remove("entities");
        return [text, card];
    }

    private static void CheckCard(JsonNode? card)
    {
        if (card.Text("type") != "AdaptiveCard") throw Refused("its content is not an AdaptiveCard");
        if (!Version.TryParse(card.Text("version"), out var version)) throw Refused("it has no version");
        if (version > HighestVersion) throw Refused($"version {version} is above {HighestVersion}");
    }

    private static HttpProblem Refused(string why) => new(400, "BadArgument", $"The adaptive card cannot be shown: {why}.");
}
