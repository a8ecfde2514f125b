using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Watchdog;

/// <summary>Says it in the managers' channels when messages are parked: an hour's in one line, and each only once.</summary>
public sealed class ParkedWatch(Database database, WatchedMailboxes mailboxes, MailboxChannels channels, SpokenLanguages languages, ITeamsMessenger messenger, TimeProvider clock) : IDueWork
{
    private const string Told = "told-of-parked";

    /// <summary>What fails together is told together.</summary>
    private static readonly Duration Gather = Duration.FromMinutes(5);

    private static readonly Duration Between = Duration.FromHours(1);

    public bool IsForOne => true;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        var told = await database.ReadAsync(session => session.FindInstantAsync("SELECT value FROM counters WHERE name = @Told", new { Told }), cancellation) ?? Instant.FromUnixTimeMilliseconds(0);
        var oldest = await database.ReadAsync(
            session => session.FindInstantAsync("SELECT MIN(parked_at) FROM outbox WHERE parked_at > @told AND done_at IS NULL AND kind <> @own", new { told, own = nameof(OutboxMessage.SayParked) }), cancellation);
        if (oldest is not { } since) return null;

        var due = Instant.Max(since + Gather, told + Between);
        if (due > now) return due;

        var places = await channels.ManagersChannelsAsync(cancellation);
        await database.WriteAsync(
            async session =>
            {
                await session.RunAsync("INSERT INTO counters (name, value) VALUES (@Told, @now) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { Told, now });
                foreach (var place in places) await session.PutAsync(new OutboxMessage.SayParked(place, now), now);
            },
            cancellation);
        return null;
    }

    public async Task SayAsync(string channelId, CancellationToken cancellation)
    {
        var parked = (await database.ReadAsync(ParkedMessages.ListAsync, cancellation)).Where(message => message.Kind != nameof(OutboxMessage.SayParked)).ToList();
        if (parked.Count == 0) return;

        using var _ = Language.Speak(await languages.OfAsync(channelId, cancellation));
        var kinds = string.Join(", ", parked.GroupBy(message => message.Kind).OrderByDescending(kind => kind.Count()).Select(kind => $"{kind.Key} {kind.Count()}"));
        var since = DueText.At(parked[0].ParkedAt, clock.Now, mailboxes.All[0].Zone);
        var text = parked.Count == 1 ? WatchdogStrings.ParkedOne.With(since, kinds) : WatchdogStrings.ParkedMany.With(parked.Count, since, kinds);
        await messenger.PostAsync(channelId, Messages.Plain($"▲ {text}"), cancellation);
    }
}
