using Microsoft.Graph;
using Microsoft.Graph.Models;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>Subscriptions over Microsoft.Graph.</summary>
public sealed class GraphSubscriptions(GraphServiceClient graph) : ISubscriptions
{
    public async Task<IReadOnlyList<GraphSubscription>> ListAsync(CancellationToken cancellation)
    {
        var all = new List<GraphSubscription>();
        for (string? link = null; ;)
        {
            var page = await GraphMailbox.Asked("list subscriptions", () => link is null
                ? graph.Subscriptions.GetAsync(cancellationToken: cancellation)
                : graph.Subscriptions.WithUrl(link).GetAsync(cancellationToken: cancellation));
            all.AddRange((page?.Value ?? []).Select(Read).OfType<GraphSubscription>());
            if ((link = page?.OdataNextLink) is null) return all;
        }
    }

    public async Task<GraphSubscription> CreateAsync(
        string mailbox, string folder, Uri notifications, Uri lifecycle, string clientState, Instant expiresAt, CancellationToken cancellation)
    {
        var made = await GraphMailbox.Asked("subscribe", () => graph.Subscriptions.PostAsync(
            new Subscription
            {
                ChangeType = "created",
                Resource = $"users/{mailbox}/mailFolders('{folder}')/messages",
                NotificationUrl = notifications.ToString(),
                LifecycleNotificationUrl = lifecycle.ToString(),
                ClientState = clientState,
                ExpirationDateTime = expiresAt.ToDateTimeOffset(),
            },

            // Decides the form of the ids in all of its notifications; it cannot be changed later.
            request => request.Headers.Add("Prefer", GraphMailbox.ImmutableIds),
            cancellation));
        return Read(made) ?? throw new MailboxException("subscribe", 201, "without an id", null, null);
    }

    public async Task<GraphSubscription> RenewAsync(string id, Instant expiresAt, CancellationToken cancellation) =>
        Read(await GraphMailbox.Asked("renew subscription", () => graph.Subscriptions[id].PatchAsync(
            new Subscription { ExpirationDateTime = expiresAt.ToDateTimeOffset() }, cancellationToken: cancellation))) ?? new GraphSubscription(id, "", "", expiresAt);

    public async Task DeleteAsync(string id, CancellationToken cancellation)
    {
        try
        {
            await GraphMailbox.Asked("delete subscription", async () =>
            {
                await graph.Subscriptions[id].DeleteAsync(cancellationToken: cancellation);
                return true;
            });
        }
        catch (MailboxException gone) when (gone.IsMissing)
        {
        }
    }

    private static GraphSubscription? Read(Subscription? given) => given is { Id: { } id, ExpirationDateTime: { } expires }
        ? new GraphSubscription(id, given.Resource ?? "", given.NotificationUrl ?? "", Instant.FromDateTimeOffset(expires))
        : null;
}
