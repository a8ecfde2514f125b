using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Alerts in channels: one below its query's card or as a card to the managers, many as one card.</summary>
public sealed class AlertsInTeams(
    Database database, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, ManagerMentions mentions, SpokenLanguages languages, BotIdentity bot, TimeProvider clock)
{
    public async Task<AlertMessage> SayAsync(AlertPlace place, string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        var mailbox = mailboxes[alerts[0].Row.Mailbox];
        var channel = await ChannelAsync(place.Kind, mailbox, cancellation);
        using var _ = Language.Speak(await languages.OfAsync(channel, cancellation));
        if (place.Kind is AlertPlaceKind.Channel && alerts is [var one])
        {
            var card = await CardOfAsync(one, mailbox, cancellation) ?? throw new NotYetException("the card is not posted yet", Duration.FromSeconds(2));
            await messenger.SendAsync(card.ConversationId!, Messages.Plain(AlertWords.Line(one, null, clock.Now, mailbox.Zone)), cancellation);
            return new AlertMessage { Id = id };
        }

        var managers = place.Kind is AlertPlaceKind.Managers ? await ManagersAsync(alerts, channel, cancellation) : [];
        var posted = await messenger.PostAsync(channel, await MessageAsync(id, clock.Now, alerts, managers, mailbox, mustLink: alerts.Count == 1, cancellation), cancellation);
        return new AlertMessage { Id = id, ConversationId = posted.ConversationId, ActivityId = posted.ActivityId ?? ThreadId.RootOf(posted.ConversationId) };
    }

    /// <summary>The card as it is now, for who clicked on it and for everybody.</summary>
    public async Task<JsonObject> RenderAsync(AlertMessage message, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        var mailbox = mailboxes[alerts[0].Row.Mailbox];
        var managers = AlertPlace.Parse(message.Place).Kind is AlertPlaceKind.Managers ? await ManagersAsync(alerts, ThreadId.ChannelOf(message.ConversationId!), cancellation) : [];
        return (await CardAsync(message.Id, message.SaidAt, alerts, managers, mailbox, mustLink: false, cancellation)).Render(clock.Now, mailbox.Zone);
    }

    public async Task RepaintAsync(AlertMessage message, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        using var _ = Language.Speak(await languages.OfAsync(message.ConversationId!, cancellation));
        var summary = AlertWords.Title(alerts, clock.Now);
        await messenger.UpdateAsync(message.ConversationId!, message.ActivityId!, Messages.Card(await RenderAsync(message, alerts, cancellation), summary), cancellation);
    }

    /// <summary>A line below the query's card, for what could not be said to a person alone.</summary>
    public async Task SayBelowCardAsync(ToldAlert alert, JsonObject message, CancellationToken cancellation)
    {
        var card = await CardOfAsync(alert, mailboxes[alert.Row.Mailbox], cancellation) ?? throw new NotYetException("the card is not posted yet", Duration.FromSeconds(2));
        await messenger.SendAsync(card.ConversationId!, message, cancellation);
    }

    public async Task<string?> LinkOfAsync(ToldAlert alert, CancellationToken cancellation) =>
        await CardOfAsync(alert, mailboxes[alert.Row.Mailbox], cancellation) is { } card ? bot.Links.To(card.ConversationId!, card.ActivityId!) : null;

    private async Task<JsonObject> MessageAsync(
        string id, Instant saidAt, IReadOnlyList<ToldAlert> alerts, IReadOnlyList<TeamsMember> managers, WatchedMailbox mailbox, bool mustLink, CancellationToken cancellation)
    {
        var (card, now) = (await CardAsync(id, saidAt, alerts, managers, mailbox, mustLink, cancellation), clock.Now);
        return Messages.Card(card.Render(now, mailbox.Zone), card.Summary(now, mailbox.Zone), alert: true);
    }

    private async Task<AlertCard> CardAsync(
        string id, Instant saidAt, IReadOnlyList<ToldAlert> alerts, IReadOnlyList<TeamsMember> managers, WatchedMailbox mailbox, bool mustLink, CancellationToken cancellation)
    {
        var links = new Dictionary<Guid, string>();
        foreach (var alert in alerts.Take(AlertCard.Shown))
        {
            if (await LinkOfAsync(alert, cancellation) is { } link) links[alert.Query.Id] = link;
            else if (mustLink) throw new NotYetException("the card is not posted yet", Duration.FromSeconds(2));
        }

        return new AlertCard(id, saidAt, alerts, managers, alert => links.GetValueOrDefault(alert.Query.Id));
    }

    private async Task<string> ChannelAsync(AlertPlaceKind kind, WatchedMailbox mailbox, CancellationToken cancellation) =>
        (kind is AlertPlaceKind.Managers ? await channels.ManagersChannelOfAsync(mailbox, cancellation) : await channels.ChannelOfAsync(mailbox, cancellation)) switch
        {
            { } channel => channel,
            null when kind is AlertPlaceKind.Managers => throw new WillNotWorkException("no channel is bound to call the managers in"),
            null => throw new NotYetException("no channel is bound to the mailbox", Duration.FromMinutes(1)),
        };

    /// <summary>Those of every mailbox that is spoken of, once each.</summary>
    private async Task<IReadOnlyList<TeamsMember>> ManagersAsync(IReadOnlyList<ToldAlert> alerts, string channel, CancellationToken cancellation)
    {
        var managers = new List<TeamsMember>();
        foreach (var mailbox in alerts.SelectMany(alert => alert.Query.Mailboxes).Distinct().Select(mailboxes.Find).OfType<WatchedMailbox>())
        {
            if (await channels.ManagersChannelOfAsync(mailbox, cancellation) == channel) managers.AddRange(await mentions.OfAsync(mailbox, channel, cancellation));
        }

        return [.. managers.DistinctBy(manager => manager.Id)];
    }

    /// <summary>The card of the channel that shows the mailbox; null while it is being posted.</summary>
    private async Task<CardRow?> CardOfAsync(ToldAlert alert, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var holder = (await channels.PlacesOfAsync(alert.Query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox))?.Holder ?? mailbox;
        return await database.ReadAsync(session => CardRow.FindAsync(session, alert.Query.Id, holder.Address), cancellation) is { IsPosted: true } card ? card : null;
    }
}
