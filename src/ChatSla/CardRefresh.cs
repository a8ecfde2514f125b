using System.Text.Json.Nodes;
using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>
/// Answers a client that asks for a card of its own accord: quickly, and with a card whatever happens, for a refusal would end such asking
/// for good. Whoever is shown the card in its own channel sees nothing there that they have not seen.
/// </summary>
public sealed class CardRefresh(CardViews views, ActRights rights, Database database)
{
    public static bool IsAutomatic(Activity activity) => (string?)activity.Value?["trigger"] == "automatic";

    public async Task<InvokeAnswer> AnswerAsync(Guid queryId, bool isLive, Activity activity, CancellationToken cancellation)
    {
        if (await RefusalAsync(queryId, activity, cancellation) is { } refusal)
            return InvokeAnswers.Card(Empty(await rights.WordsAsync(refusal, queryId, cancellation)));

        return await views.RenderAsync(queryId, isLive, activity.ConversationId, activity.By?.Id, cancellation) is { } shown
            ? InvokeAnswers.Card(shown.Card)
            : InvokeAnswers.Card(Empty(await rights.WordsAsync(new Refusal.QueryGone(), queryId, cancellation)));
    }

    private async Task<Refusal?> RefusalAsync(Guid queryId, Activity activity, CancellationToken cancellation)
    {
        if (activity.By is null) return new Refusal.NotAllowed("somebody who is signed in");

        var channel = ThreadId.ChannelOf(activity.ConversationId);
        var cards = await database.ReadAsync(session => CardRow.ListAsync(session, queryId), cancellation);
        if (cards.Any(card => card.ConversationId is { } shown && ThreadId.ChannelOf(shown) == channel)) return null;

        return (await rights.OfAsync(activity, queryId, Rights.Deeds.Refresh, cancellation)).Refusal;
    }

    private static JsonObject Empty(string why)
    {
        var card = Elements.AdaptiveCard([Elements.Plain(why, subtle: true)]);
        card["fallbackText"] = why;
        return card;
    }
}
