using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Watchdog;

/// <summary>The card in the managers' channel that says a mailbox cannot be read, and what to do; it is changed when the mailbox can be read again.</summary>
public sealed class BlindAlerts(
    Database database, WatchedMailboxes mailboxes, MailboxChannels channels, MailboxHealth health, ManagerMentions mentions, ITeamsMessenger messenger, SpokenLanguages languages, TimeProvider clock)
{
    /// <summary>In place of an activity's id: there is nothing to change any more.</summary>
    private const string ToldInFull = "";

    public async Task SayBlindAsync(string address, Instant since, CancellationToken cancellation)
    {
        if (mailboxes.Find(address) is not { } mailbox || await FindAsync(address, since, cancellation) is not { ActivityId: null } row) return;
        if (await channels.ManagersChannelOfAsync(mailbox, cancellation) is not { } channel) throw new WillNotWorkException("no channel is bound to call the managers in");

        using var _ = Language.Speak(await languages.OfAsync(channel, cancellation));

        // Where Teams was away as long, one card tells all of it.
        var (card, alert) = row.EndedAt is { } ended
            ? (BlindCard.Sighted(mailbox, since, ended, await LateAsync(address, since, ended, cancellation)), false)
            : (BlindCard.Blind(mailbox, since, TroubleOf(address), await mentions.OfAsync(mailbox, channel, cancellation), clock.Now), true);
        var posted = await messenger.PostAsync(channel, Messages.Card(card.Card, card.Summary, alert), cancellation);
        await database.WriteAsync(session => row.ShownAsync(session, posted.ConversationId, alert ? posted.ActivityId ?? ToldInFull : ToldInFull), cancellation);
    }

    public async Task SaySightedAsync(string address, Instant since, CancellationToken cancellation)
    {
        if (mailboxes.Find(address) is not { } mailbox || await FindAsync(address, since, cancellation) is not { ActivityId: { } activity and not ToldInFull, ConversationId: { } thread, EndedAt: { } ended }) return;

        using var _ = Language.Speak(await languages.OfAsync(thread, cancellation));
        var late = await LateAsync(address, since, ended, cancellation);
        var card = BlindCard.Sighted(mailbox, since, ended, late);
        await messenger.UpdateAsync(thread, activity, Messages.Card(card.Card, card.Summary), cancellation);
        await messenger.SendAsync(thread, Messages.Plain(card.Summary), cancellation);
    }

    private Task<BlindnessRow?> FindAsync(string address, Instant since, CancellationToken cancellation) =>
        database.ReadAsync(session => BlindnessRow.FindAsync(session, address, since), cancellation);

    /// <summary>The folder that has failed for longest.</summary>
    private MailboxTrouble? TroubleOf(string address) =>
        new[] { MailFolders.Inbox, MailFolders.SentItems, MailboxHealth.Probe }.Select(folder => health.Of(address, folder)).Where(folder => folder?.Because is not null).MinBy(folder => folder!.FailingSince)?.Trouble;

    private Task<int> LateAsync(string address, Instant since, Instant ended, CancellationToken cancellation) => database.ReadAsync(
        session => session.GetAsync<int>(
            "SELECT COUNT(*) FROM mails WHERE mailbox = @address AND outcome <> 'Sent' AND received_at > @since AND received_at <= @ended AND seen_at >= received_at + @late",
            new { address, since, ended, late = (long)Duration.FromMinutes(1).TotalMilliseconds }),
        cancellation);
}
