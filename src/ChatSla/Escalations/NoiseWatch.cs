using ChatSla.Core.Calendars;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Posts the figures of alerts to each managers' channel when its week begins.</summary>
public sealed class NoiseWatch(WatchedMailboxes mailboxes, MailboxChannels channels, Database database, TimeProvider clock) : IDueWork
{
    public bool IsForOne => true;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        Instant? next = null;
        foreach (var (channel, calendar) in await ChannelsAsync(cancellation))
        {
            var (begun, coming) = (OpeningOf(calendar, now, 0), OpeningOf(calendar, now, 1));
            await PostAsync(channel, begun <= now ? begun : OpeningOf(calendar, now, -1), now, cancellation);
            var due = begun > now ? begun : coming;
            next = next is { } earlier ? Instant.Min(earlier, due) : due;
        }

        return next;
    }

    private async Task<IReadOnlyList<(string Channel, WorkingCalendar Calendar)>> ChannelsAsync(CancellationToken cancellation)
    {
        var found = new List<(string Channel, WorkingCalendar Calendar)>();
        foreach (var mailbox in mailboxes.All)
        {
            if (await channels.ManagersChannelOfAsync(mailbox, cancellation) is { } channel) found.Add((channel, mailbox.Policy.Calendar));
        }

        return [.. found.DistinctBy(one => one.Channel)];
    }

    /// <summary>The first opening of a week: this one, or so many later.</summary>
    private static Instant OpeningOf(WorkingCalendar calendar, Instant now, int weeks)
    {
        var monday = now.InZone(calendar.Zone).Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusWeeks(weeks);
        return calendar.NextOpening(monday.AtStartOfDayInZone(calendar.Zone).ToInstant());
    }

    /// <summary>Once for each week; the week in which the program first sees a channel has no figures yet.</summary>
    private async Task PostAsync(string channel, Instant begun, Instant now, CancellationToken cancellation)
    {
        var (name, week) = ($"noise {channel}", begun.ToUnixTimeMilliseconds());
        var posted = await database.ReadAsync(session => session.FindAsync<long?>("SELECT value FROM counters WHERE name = @name", new { name }), cancellation);
        if (posted >= week) return;

        await database.WriteAsync(
            async session =>
            {
                await session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, @week) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { name, week });
                if (posted is not null) await session.PutAsync(new OutboxMessage.PostNoise(channel, begun), now);
            },
            cancellation);
    }
}
