using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd;

/// <summary>A query's card as it stands in a channel.</summary>
internal sealed record CardSeen(string ConversationId, string ActivityId, string QueryId, string Says, string Whole, DateTimeOffset At)
{
    public static IEnumerable<CardSeen> In(JsonNode thread)
    {
        var root = thread["conversationId"]!.GetValue<string>();
        foreach (var message in thread["messages"]!.AsArray())
        {
            if (message!["card"] is not JsonObject card || card["refresh"]?["action"]?["data"]?["query"] is not { } query) continue;

            yield return new(root, message["id"]!.GetValue<string>(), query.GetValue<string>(), (string?)card["fallbackText"] ?? "", card.ToJsonString(), (DateTimeOffset)message["at"]!);
        }
    }

    public bool Shows(string words) => Whole.Contains(words, StringComparison.Ordinal);
}
