using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>What is said when a promise nears its end, is missed, or somebody calls for the managers. What has been settled meanwhile is not said any more.</summary>
public sealed class Alerts(
    Database database, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, StaffRoster roster, ManagerMentions mentions, BotIdentity bot, SpokenLanguages languages, TimeProvider clock)
{
    /// <summary>A line in the card's thread: an edited card notifies nobody.</summary>
    /// <param name="address">Below which of the query's cards; null: that of its first mailbox.</param>
    public async Task SayRedAsync(Guid queryId, Instant dueAt, string? address, CancellationToken cancellation)
    {
        if (await FindMissedAsync(queryId, dueAt, cancellation) is not var (view, promise)) return;
        if (await ThreadOfAsync(view.Query, address, cancellation) is not var (mailbox, thread)) return;

        using var _ = Language.Speak(await languages.OfAsync(thread.ConversationId!, cancellation));
        var owner = view.Query.Owner is { } person ? EscalationStrings.HasIt.With(person.Name) : EscalationStrings.NobodyHasIt;
        var text = EscalationStrings.RedLine.With($"Q-{view.Query.Number}", DueText.Brief(dueAt, clock.Now, mailbox.Zone), PromiseWords.Missed(promise.Kind), owner);
        await messenger.SendAsync(thread.ConversationId!, Messages.Plain(text), cancellation);
    }

    /// <summary>An answer of ours came back.</summary>
    public async Task SayBouncedAsync(Guid queryId, string mailId, string? address, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { } view || view.Query.AutomaticMails.FirstOrDefault(mail => mail.MailId == mailId) is not { } bounce) return;
        if (await ThreadOfAsync(view.Query, address, cancellation) is not var (mailbox, thread)) return;

        using var _ = Language.Speak(await languages.OfAsync(thread.ConversationId!, cancellation));
        var text = BounceText.Of(view, bounce, clock.Now, mailbox.Zone);
        await messenger.SendAsync(thread.ConversationId!, Messages.Plain($"{(bounce.IsDelay ? "▲" : "◆")} Q-{view.Query.Number}: {text}"), cancellation);
    }

    /// <summary>The owner is told in a chat of their own that the aim has passed; a query that nobody has is seen in the channel.</summary>
    public async Task RemindOwnerAsync(Guid queryId, Instant warnAt, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { Query.Owner: { } owner } view) return;
        if (view.Query.Running.FirstOrDefault(running => running.WarnAt == warnAt && view.Query.StateOf(running, clock.Now) is PromiseState.AtRisk or PromiseState.Breached) is not { } promise) return;

        foreach (var place in await channels.PlacesOfAsync(view.Query, cancellation))
        {
            if (await roster.FindAsync(place.Channel, owner.Id, cancellation) is not { } member) continue;

            var chat = await messenger.OpenChatAsync(member.Id, cancellation);
            using var _ = Language.Speak(await languages.OfAsync(chat, cancellation));
            var due = DueText.At(promise.DueAt, clock.Now, place.Holder.Zone);
            var text = EscalationStrings.AmberLine.With($"Q-{view.Query.Number}", view.First.Customer, EscalationStrings.IsYours, PromiseWords.Deed(promise.Kind), due);
            await messenger.SendAsync(chat, Messages.Plain(text), cancellation);
            return;
        }
    }

    /// <summary>The query returned to the channel by itself: a line below its card.</summary>
    public async Task SayReturnedAsync(Guid queryId, int eventSeq, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { } view || view.Query.History[eventSeq] is not QueryEvent.LeaseEnded ended) return;

        foreach (var place in await channels.PlacesOfAsync(view.Query, cancellation))
        {
            var card = await PostedAsync(view.Query, place.Holder, cancellation);
            using var _ = Language.Speak(await languages.OfAsync(place.Channel, cancellation));
            await messenger.SendAsync(card.ConversationId!, Messages.Plain(ReturnedText(view.Query, ended, place.Holder)), cancellation);
        }
    }

    private static string ReturnedText(Query query, QueryEvent.LeaseEnded ended, WatchedMailbox mailbox)
    {
        var (number, since) = ($"Q-{query.Number}", query.History.OfType<QueryEvent.Claimed>().LastOrDefault(claimed => claimed.By == ended.Owner && claimed.At <= ended.At)?.At ?? ended.At);
        return ended.Because is LeaseEnd.Away || mailbox.ClaimLease is not { } lease
            ? EscalationStrings.ReturnedAway.With(number, ended.Owner.Name)
            : EscalationStrings.ReturnedIdle.With(number, ended.Owner.Name, DueText.Brief(since, ended.At, mailbox.Zone), DueText.Length(lease));
    }

    public async Task PingManagersAsync(Guid queryId, Instant dueAt, string? address, CancellationToken cancellation)
    {
        if (await FindMissedAsync(queryId, dueAt, cancellation) is not var (view, promise)) return;

        await PostAsync(view, address, (now, zone) => ManagerCard.Missed(view, promise, now, zone), cancellation);
    }

    public async Task CallManagersAsync(Guid queryId, int eventSeq, string? address, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { } view || view.Query.History[eventSeq] is not QueryEvent.Escalated call) return;

        await PostAsync(view, address, (now, zone) => ManagerCard.Called(view, call, now, zone), cancellation, call.To);
    }

    /// <summary>Managers who share a channel are told once, all of them.</summary>
    /// <param name="only">Who is mentioned; null: all.</param>
    private async Task PostAsync(QueryView view, string? address, Func<Instant, DateTimeZone, ManagerCard> make, CancellationToken cancellation, Person? only = null)
    {
        var mailbox = mailboxes[address ?? view.Query.Mailbox];
        var place = (await channels.ManagersPlacesOfAsync(view.Query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox))
            ?? throw new WillNotWorkException("no channel is bound to call the managers in");
        if (place.Holder != mailbox) return;

        var thread = await PostedAsync(view.Query, mailbox, cancellation);
        var managers = new List<TeamsMember>();
        if (only is not null && await roster.FindAsync(place.Channel, only.Id, cancellation) is { } called) managers.Add(called);
        else foreach (var one in place.Mailboxes) managers.AddRange(await mentions.OfAsync(one, place.Channel, cancellation));

        using var _ = Language.Speak(await languages.OfAsync(place.Channel, cancellation));
        var card = make(clock.Now, mailbox.Zone);
        var link = bot.Links.To(thread.ConversationId!, thread.ActivityId!);
        await messenger.PostAsync(place.Channel, Messages.Card(card.Render([.. managers.DistinctBy(manager => manager.Id)], link), card.Summary, alert: true), cancellation);
    }

    /// <summary>The query and the promise that was due then, if it is still not kept.</summary>
    private async Task<(QueryView View, Promise Promise)?> FindMissedAsync(Guid queryId, Instant dueAt, CancellationToken cancellation) =>
        await FindAsync(queryId, cancellation) is { } view
        && view.Query.Running.FirstOrDefault(promise => promise.DueAt == dueAt && view.Query.StateOf(promise, clock.Now) is PromiseState.Breached) is { } missed
            ? (view, missed)
            : null;

    private Task<QueryView?> FindAsync(Guid queryId, CancellationToken cancellation) =>
        database.ReadAsync(session => QueryView.FindAsync(session, queryId), cancellation);

    /// <summary>The card below which something is said for a mailbox; null where the card stands in another one's name, below which it is said too.</summary>
    private async Task<(WatchedMailbox Mailbox, CardRow Card)?> ThreadOfAsync(Query query, string? address, CancellationToken cancellation)
    {
        var mailbox = mailboxes[address ?? query.Mailbox];
        var place = (await channels.PlacesOfAsync(query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox));
        return place is not null && place.Holder != mailbox ? null : (mailbox, await PostedAsync(query, place?.Holder ?? mailbox, cancellation));
    }

    /// <summary>The card of the channel that shows the mailbox; while it is being posted, what belongs below it waits.</summary>
    private async Task<CardRow> PostedAsync(Query query, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var holder = (await channels.PlacesOfAsync(query, cancellation)).FirstOrDefault(place => place.Mailboxes.Contains(mailbox))?.Holder ?? mailbox;
        return await database.ReadAsync(session => CardRow.FindAsync(session, query.Id, holder.Address), cancellation) is { IsPosted: true } card
            ? card
            : throw new NotYetException("the card is not posted yet", Duration.FromSeconds(2));
    }
}
