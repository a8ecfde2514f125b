using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Teams;

namespace ChatSla.Cards;

/// <summary>
/// What stands below a card: the next likely step first, never more than four, the last of them More, which opens all that can be done. Nothing is
/// put behind a client's own three dots, which not every client has.
/// </summary>
public static class CardButtons
{
    private const int Most = 4;

    /// <param name="viewerId">Entra object id of who looks at it; null: everybody.</param>
    /// <param name="outlookLink">Opens the customer's last mail; null where there is none that may be shown.</param>
    public static IEnumerable<JsonObject> Of(Query query, string? viewerId, string? outlookLink)
    {
        IEnumerable<JsonObject> outlook = outlookLink is null || !query.IsSettled ? [] : [Elements.OpenUrl(ButtonStrings.OpenInOutlook, outlookLink)];
        return Steps(query, viewerId).Concat(outlook).Take(Most - 1).Append(Elements.Dialog("more", ButtonStrings.More, Data(query)));
    }

    /// <summary>Only which query, and as it was when this was drawn, by which a click that comes twice is known: what state it is in, the server knows.</summary>
    public static JsonObject Data(Query query) => new() { ["query"] = query.Id.ToString(), ["v"] = query.SavedCount };

    private static IEnumerable<JsonObject> Steps(Query query, string? viewerId)
    {
        if (query.Merging is not null) return [Act(query, "unmerge", ButtonStrings.Unmerge)];
        if (query.Closing is not null) return [.. Thanks(query), Act(query, "reopen", ButtonStrings.Reopen)];

        var answer = Elements.Dialog("answer", query.AwaitsUs ? ButtonStrings.Answer : ButtonStrings.WriteAgain, Data(query));
        if (query.IsSettled) return [.. Thanks(query), .. TakeBack(query), answer];

        IEnumerable<JsonObject> first = query.Owner switch
        {
            null => [Act(query, "claim", ButtonStrings.Claim), answer],
            { } owner when viewerId is not null && viewerId != owner.Id => [Elements.Dialog("take-over", ButtonStrings.TakeOver, Data(query))],
            _ when query.AwaitsUs => [answer],
            _ => [answer, query.Pausing is null ? Act(query, "resolve", ButtonStrings.Resolved) : Act(query, "resume", ButtonStrings.Resume)],
        };
        return first.Append(Elements.Dialog("escalate", ButtonStrings.Escalate, Data(query)));
    }

    private static IEnumerable<JsonObject> TakeBack(Query query) => query.SaidAnswer is null ? [] : [Act(query, "take-back", ButtonStrings.NotAnswered)];

    private static IEnumerable<JsonObject> Thanks(Query query) => query.ThanksMailId is null ? [] : [Act(query, "want-answer", ButtonStrings.NeedsAnswer)];

    private static JsonObject Act(Query query, string verb, string title) => Elements.Execute(verb, title, Data(query));
}
