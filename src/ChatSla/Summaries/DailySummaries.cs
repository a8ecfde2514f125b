using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Summaries;

/// <summary>
/// Posts the day's summary into each channel at the mailbox's own time, on days on which its calendar is open. Exactly one is ever waiting for each
/// mailbox, so after the program was down there is one, of the last day that was due, and not one for every day.
/// </summary>
public sealed class DailySummaries(
    WatchedMailboxes mailboxes, MailboxChannels channels, SummaryReader reader, SpokenLanguages languages, ITeamsMessenger messenger, Database database, TimeProvider clock)
{
    private const int Ahead = 370;

    /// <summary>At start: what the settings ask for now. One that waits already is not put twice.</summary>
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        foreach (var mailbox in mailboxes.All) await PutNextAsync(mailbox, cancellation);
    }

    public async Task RunAsync(OutboxMessage.DailySummary message, CancellationToken cancellation)
    {
        if (mailboxes.Find(message.Mailbox) is not { SummaryAt: { } at } mailbox || message.At.InZone(mailbox.Zone).TimeOfDay != at) return;

        var group = await GroupAsync(mailbox, at, cancellation);
        if (group.Channel is { } channel && group.Mailboxes[0] == mailbox)
        {
            using var _ = Language.Speak(await languages.OfAsync(channel, cancellation));
            var day = LastDue(mailbox, at);
            var summary = SummaryCard.Message(await reader.ReadAsync(group.Mailboxes, day, cancellation), null, isToday: day == clock.Now.InZone(mailbox.Zone).Date);
            await messenger.PostAsync(channel, summary, cancellation);
        }

        await PutNextAsync(mailbox, cancellation);
    }

    /// <summary>Mailboxes that one channel shows at one time share a summary.</summary>
    private async Task<(string? Channel, IReadOnlyList<WatchedMailbox> Mailboxes)> GroupAsync(WatchedMailbox mailbox, LocalTime at, CancellationToken cancellation)
    {
        if (await channels.ChannelOfAsync(mailbox, cancellation) is not { } channel) return (null, []);

        var group = new List<WatchedMailbox>();
        foreach (var other in mailboxes.All.Where(other => other.SummaryAt == at && other.Zone.Equals(mailbox.Zone)))
        {
            if (await channels.ChannelOfAsync(other, cancellation) == channel) group.Add(other);
        }

        return (channel, group);
    }

    private async Task PutNextAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        if (mailbox.SummaryAt is not { } at || NextDue(mailbox, at) is not { } due) return;

        await database.WriteAsync(session => session.PutAsync(new OutboxMessage.DailySummary(mailbox.Address, due), clock.Now, due), cancellation);
    }

    private Instant? NextDue(WatchedMailbox mailbox, LocalTime at)
    {
        var now = clock.Now;
        return Days(now.InZone(mailbox.Zone).Date, 1).Where(date => IsOpen(mailbox, date)).Select(date => (Instant?)InstantOf(mailbox, date, at)).FirstOrDefault(due => due > now);
    }

    private LocalDate LastDue(WatchedMailbox mailbox, LocalTime at)
    {
        var now = clock.Now;
        return Days(now.InZone(mailbox.Zone).Date, -1).First(date => InstantOf(mailbox, date, at) <= now && IsOpen(mailbox, date));
    }

    private static IEnumerable<LocalDate> Days(LocalDate first, int step) => Enumerable.Range(0, Ahead).Select(days => first.PlusDays(days * step));

    private static bool IsOpen(WatchedMailbox mailbox, LocalDate date) => mailbox.Policy.Calendar.OpeningsOn(date).Count > 0;

    private static Instant InstantOf(WatchedMailbox mailbox, LocalDate date, LocalTime at) => (date + at).InZoneLeniently(mailbox.Zone).ToInstant();
}
