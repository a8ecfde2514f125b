using System.Text.Json.Nodes;
using ChatSla.Cards;
using ChatSla.Graph;
using ChatSla.Search;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>Answers the message extension: what is found, each with the card that it puts into the message. That copy is nobody's live card; it paints itself anew by its refresh.</summary>
public sealed class SearchHandler(SearchQueries searches, CardViews cards, WatchedMailboxes mailboxes, TimeProvider clock)
{
    public async Task<JsonObject> AnswerAsync(Activity activity, CancellationToken cancellation)
    {
        var order = SearchOrder.Read(activity.Value);
        if (activity.By is not { } by) return SearchResult.Nothing(order);

        var attachments = new List<JsonObject>();
        foreach (var found in await searches.FindAsync(activity, by, order, cancellation))
        {
            if (await cards.RenderAsync(found.Id, isLive: false, conversationId: null, viewer: null, cancellation) is { } shown)
                attachments.Add(SearchResult.One(found, shown.Card, clock.Now, mailboxes.Find(found.Mailbox)?.Zone ?? DateTimeZone.Utc));
        }

        return attachments.Count == 0 ? SearchResult.Nothing(order) : SearchResult.List(attachments);
    }
}
