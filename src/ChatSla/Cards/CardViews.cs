using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Customers;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Cards;

/// <summary>Everything that a card shows of a query: its mails, whose customer it is, what is announced, and the agreements behind its clock.</summary>
public sealed class CardViews(
    Database database, WatchedMailboxes mailboxes, MailboxChannels channels, MailboxPolicies policies, CustomerBook customers, CardViewers viewers, OutlookLinks outlook, TimeProvider clock)
{
    /// <summary>Null where there is no such query.</summary>
    public Task<QueryView?> FindAsync(Guid queryId, CancellationToken cancellation) => database.ReadAsync(
        async session => await QueryView.FindAsync(session, queryId) is { } view ? Complete(view, await AnnouncementRow.ListAsync(session)) : null, cancellation);

    /// <summary>The card as it is now, or null where there is no such query.</summary>
    /// <param name="conversationId">Where it is looked at: of several mailboxes, the times are those of the one that is shown there.</param>
    /// <param name="viewer">Who looks, by Entra object id; null: everybody.</param>
    public async Task<(JsonObject Card, string Summary)?> RenderAsync(Guid queryId, bool isLive, string? conversationId, string? viewer, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { } view) return null;

        var channel = conversationId is null ? null : ThreadId.ChannelOf(conversationId);
        var places = view.Query.Mailboxes.Count == 1 || channel is null ? [] : await channels.PlacesOfAsync(view.Query, cancellation);
        if ((places.FirstOrDefault(place => place.Channel == channel)?.Holder ?? mailboxes.Find(view.Query.Mailbox)) is not { } mailbox) return null;

        var now = clock.Now;
        var known = channel is null ? view : view with { Viewers = viewers.Known(view.Query, channel) };
        return (QueryCard.Render(known, now, mailbox.Zone, isLive, outlook.Safe(view.Last.WebLink), viewer), QueryCard.Summary(view, now, mailbox.Zone));
    }

    private QueryView Complete(QueryView view, IReadOnlyList<AnnouncementRow> announced)
    {
        var (query, address) = (view.Query, view.First.FromAddress);
        var known = customers.Find(address);
        return view with
        {
            SharedBy = query.Mailboxes.Count == 1 ? [] : [.. query.Mailboxes.Select(one => mailboxes.Find(one)?.Name ?? one)],
            Company = known?.Name,
            Tier = known?.Tier,
            Announced =
            [
                .. announced.Where(one => customers.IsMeant(one.Target, address)).Select(one => (one.Text, (NodaTime.Instant?)one.Until)),
                .. known?.Announcement is { } always ? [(always, (NodaTime.Instant?)null)] : Array.Empty<(string, NodaTime.Instant?)>(),
            ],
            Policies = query.Promises.Count == 0 ? null : policies.For(query.Mailboxes, view.First.CustomerKey),
        };
    }
}
