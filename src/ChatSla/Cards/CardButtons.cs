using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Teams;

namespace ChatSla.Cards;

/// <summary>What may be done to a query. The likely ones first; those after the fourth are behind the three dots.</summary>
public static class CardButtons
{
    private const int Most = 4;

    /// <param name="viewerId">Who looks at the card, by Entra object id; null: everybody.</param>
    /// <param name="outlookLink">Opens the customer's last mail; null where there is none that may be shown.</param>
    public static IEnumerable<JsonObject> Of(Query query, string? viewerId, string? outlookLink) =>
        Deeds(query, viewerId).Concat(outlookLink is null ? [] : [Elements.OpenUrl("Open in Outlook", outlookLink)]).Select((button, at) => at < Most ? button : Elements.Secondary(button));

    private static IEnumerable<JsonObject> Deeds(Query query, string? viewerId)
    {
        if (query.Merging is not null) return [Elements.Execute("unmerge", "Take the merging back", Data(query)), .. Why(query), Whole(query)];
        if (query.Closing is not null) return [Elements.Execute("reopen", "Reopen", Data(query)), .. Why(query), Whole(query)];
        if (query.IsSettled) return [Elements.Dialog("answer", "Write again", Data(query)), .. TakeBack(query), .. Thanks(query), .. Why(query), Whole(query)];

        IEnumerable<JsonObject> common =
        [
            Elements.Dialog("answer", query.AwaitsUs ? "Answer" : "Write again", Data(query)),
            .. Resume(query),
            .. Thanks(query),
            Elements.Dialog("escalate", "Escalate", Data(query)),
            query.AwaitsUs ? Elements.Dialog("close", "No answer needed", Data(query)) : Elements.Execute("resolve", "Resolved", Data(query)),
            .. Waiting(query),
            .. TakeBack(query),
            Elements.Dialog("forward", "Forward", Data(query)),
            .. Why(query),
            Whole(query),
            .. Pause(query),
        ];
        if (viewerId is not null && query.Owner?.Id == viewerId) return [.. common, Elements.Execute("release", "Release", Data(query))];
        return query.Claim is null ? common.Prepend(Elements.Execute("claim", "Claim", Data(query))) : common.Append(Elements.Execute("release", "Release", Data(query)));
    }

    private static IEnumerable<JsonObject> Waiting(Query query) =>
        query.AwaitsUs ? [Elements.Dialog("holding", "We are on it", Data(query)), Elements.Dialog("answered", "I answered", Data(query))] : [];

    private static IEnumerable<JsonObject> TakeBack(Query query) =>
        query.SaidAnswer is null ? [] : [Elements.Execute("take-back", "It was not answered", Data(query))];

    private static IEnumerable<JsonObject> Why(Query query) =>
        query.Promises.Count == 0 ? [] : [Elements.Dialog("why", "Why this colour?", Data(query))];

    private static JsonObject Whole(Query query) => Elements.Dialog("mail", "Whole mail", Data(query));

    private static IEnumerable<JsonObject> Thanks(Query query) =>
        query.ThanksMailId is null ? [] : [Elements.Execute("want-answer", "It needs an answer", Data(query))];

    private static IEnumerable<JsonObject> Resume(Query query) => query.Pausing is null ? [] : [Elements.Execute("resume", "Resume", Data(query))];

    private static IEnumerable<JsonObject> Pause(Query query) =>
        query.Pausing is null && query.Running.Any(promise => promise.Kind.CanPause) ? [Elements.Dialog("pause", "Pause", Data(query))] : [];

    /// <summary>Only which query: what state it is in, the server knows.</summary>
    public static JsonObject Data(Query query) => new() { ["query"] = query.Id.ToString() };
}
