using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>What is said when a promise nears its end, is missed, or somebody calls for the managers. What has been settled meanwhile is not said any more.</summary>
public sealed class Alerts(
    Database database, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, StaffRoster roster, ManagerMentions mentions, BotIdentity bot, TimeProvider clock)
{
    /// <summary>A line in the card's thread: an edited card notifies nobody.</summary>
    public async Task SayRedAsync(Guid queryId, Instant dueAt, CancellationToken cancellation)
    {
        if (await FindMissedAsync(queryId, dueAt, cancellation) is not var (view, promise)) return;

        var thread = await ThreadOfAsync(queryId, cancellation);
        var mailbox = mailboxes[view.Query.Mailbox];
        var owner = view.Query.Owner is { } person ? $"{person.Name} has it." : "Nobody has it.";
        var text = $"◆ Red: Q-{view.Query.Number} was due at {DueText.Brief(dueAt, clock.Now, mailbox.Zone)} and is {PromiseWords.Missed(promise.Kind)}. {owner}";
        await messenger.SendAsync(thread.ConversationId!, Messages.Plain(text), cancellation);
    }

    /// <summary>The owner is told in a chat of their own that the aim has passed; a query that nobody has is seen in the channel.</summary>
    public async Task RemindOwnerAsync(Guid queryId, Instant warnAt, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { Query.Owner: { } owner } view) return;
        if (view.Query.Running.FirstOrDefault(running => running.WarnAt == warnAt && view.Query.StateOf(running, clock.Now) is PromiseState.AtRisk or PromiseState.Breached) is not { } promise) return;

        var mailbox = mailboxes[view.Query.Mailbox];
        var thread = await ThreadOfAsync(queryId, cancellation);
        if (await roster.FindAsync(thread.ConversationId!, owner.Id, cancellation) is not { } member) return;

        var text = $"▲ Amber: Q-{view.Query.Number} from {view.First.Customer} is yours. {PromiseWords.Deed(promise.Kind)} by {DueText.At(promise.DueAt, clock.Now, mailbox.Zone)}.";
        await messenger.SendAsync(await messenger.OpenChatAsync(member.Id, cancellation), Messages.Plain(text), cancellation);
    }

    public async Task PingManagersAsync(Guid queryId, Instant dueAt, CancellationToken cancellation)
    {
        if (await FindMissedAsync(queryId, dueAt, cancellation) is not var (view, promise)) return;

        await PostAsync(view, now => ManagerCard.Missed(view, promise, now, mailboxes[view.Query.Mailbox].Zone), cancellation);
    }

    public async Task CallManagersAsync(Guid queryId, int eventSeq, CancellationToken cancellation)
    {
        if (await FindAsync(queryId, cancellation) is not { } view || view.Query.History[eventSeq] is not QueryEvent.Escalated call) return;

        await PostAsync(view, now => ManagerCard.Called(view, call, now, mailboxes[view.Query.Mailbox].Zone), cancellation);
    }

    private async Task PostAsync(QueryView view, Func<Instant, ManagerCard> make, CancellationToken cancellation)
    {
        var mailbox = mailboxes[view.Query.Mailbox];
        if (await channels.ManagersChannelOfAsync(mailbox, cancellation) is not { } channel) throw new WillNotWorkException("no channel is bound to call the managers in");

        var thread = await ThreadOfAsync(view.Query.Id, cancellation);
        var managers = await mentions.OfAsync(mailbox, channel, cancellation);
        var card = make(clock.Now);
        var link = MessageLink.To(thread.ConversationId!, thread.ActivityId!, bot.TenantId);
        await messenger.PostAsync(channel, Messages.Card(card.Render(managers, link), card.Summary, alert: true), cancellation);
    }

    /// <summary>The query and the promise that was due then, if it is still not kept.</summary>
    private async Task<(QueryView View, Promise Promise)?> FindMissedAsync(Guid queryId, Instant dueAt, CancellationToken cancellation) =>
        await FindAsync(queryId, cancellation) is { } view
        && view.Query.Running.FirstOrDefault(promise => promise.DueAt == dueAt && view.Query.StateOf(promise, clock.Now) is PromiseState.Breached) is { } missed
            ? (view, missed)
            : null;

    private Task<QueryView?> FindAsync(Guid queryId, CancellationToken cancellation) =>
        database.ReadAsync(session => QueryView.FindAsync(session, queryId), cancellation);

    /// <summary>Where the card is; while it is being posted, what belongs below it waits.</summary>
    private async Task<CardRow> ThreadOfAsync(Guid queryId, CancellationToken cancellation) =>
        await database.ReadAsync(session => CardRow.FindAsync(session, queryId), cancellation) is { IsPosted: true, ConversationId: not null, ActivityId: not null } card
            ? card
            : throw new NotYetException("the card is not posted yet", Duration.FromSeconds(2));
}
