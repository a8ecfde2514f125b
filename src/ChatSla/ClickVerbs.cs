using System.Text.Json.Nodes;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>What a click is called where clicks are counted. Clients may send any word; only those that exist here are told apart.</summary>
public static class ClickVerbs
{
    private static readonly HashSet<string> Known =
    [
        "refresh", "claim", "release", "reopen", "resolve", "resume", "want-answer", "take-back", "no-complaint", "merge-suggested", "not-the-same", "unmerge",
        "acknowledge", "take-over", "open-mail", "ignored-page",
        "answer", "holding", "forward", "answered", "more", "mail", "history", "why",
        "close", "complaint", "call", "pause", "deadline", "hand-over", "escalate", "merge", "split",
    ];

    /// <summary>"claim"; "open answer" for its dialog, and "answer" when it is sent; "search"; "other".</summary>
    public static string Of(Activity activity) => activity.Name switch
    {
        "adaptiveCard/action" => Named(((activity.Value?["action"] as JsonObject)?["verb"] as JsonValue)?.ToString()),
        "task/fetch" => $"open {DialogIn(activity)}",
        "task/submit" => DialogIn(activity),
        "composeExtension/query" => "search",
        _ => "other",
    };

    /// <summary>done; told (a sentence, as a refusal is); wrong (it could not be understood).</summary>
    public static string ResultOf(InvokeAnswer? answer) => answer switch
    {
        null or { Status: >= 400 } => "wrong",
        { Body: { } body } when body["type"]?.ToString() is "application/vnd.microsoft.activity.message" || (body["task"] as JsonObject)?["type"]?.ToString() is "message" => "told",
        _ => "done",
    };

    private static string DialogIn(Activity activity) => activity.Value?["data"] is JsonObject data ? Named((data["verb"] ?? data["dialog"])?.ToString()) : "other";

    private static string Named(string? verb) => verb is not null && Known.TryGetValue(verb, out var known) ? known : "other";
}
