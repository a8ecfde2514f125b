using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Watchdog;

/// <summary>Warns of the end of the app's secret or certificate, 30, 14, 7, 3 and 1 days ahead, once each, wherever managers are.</summary>
public sealed class CredentialWatch(
    CredentialExpiry expiry, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, SpokenLanguages languages, Database database, TimeProvider clock) : IDueWork
{
    private static readonly int[] Days = [30, 14, 7, 3, 1, 0];

    public bool IsForOne => true;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        if (expiry.EndsAt is not { } end) return null;

        var now = clock.Now;
        var passed = Days.Count(days => end - Duration.FromDays(days) <= now);
        if (passed > 0) await WarnAsync(end, passed, now, cancellation);
        return passed < Days.Length ? end - Duration.FromDays(Days[passed]) : null;
    }

    public async Task SayAsync(string channelId, string what, Instant endsAt, CancellationToken cancellation)
    {
        using var _ = Language.Speak(await languages.OfAsync(channelId, cancellation));
        var zone = mailboxes.All[0].Zone;
        var when = DueText.At(endsAt, clock.Now, zone);
        var name = what == CredentialExpiry.Certificate ? WatchdogStrings.Certificate : WatchdogStrings.Secret;
        var text = endsAt <= clock.Now ? $"◆ {WatchdogStrings.CredentialEnded.With(name, when)}" : $"▲ {WatchdogStrings.CredentialEnds.With(name, when)}";
        await messenger.PostAsync(channelId, Messages.Plain(text), cancellation);
    }

    private async Task WarnAsync(Instant end, int level, Instant now, CancellationToken cancellation)
    {
        var name = $"warned-of {expiry.What} {end.ToUnixTimeMilliseconds()}";
        var said = await database.ReadAsync(session => session.FindAsync<int?>("SELECT value FROM counters WHERE name = @name", new { name }), cancellation);
        if (said >= level) return;

        var told = await channels.ManagersChannelsAsync(cancellation);
        await database.WriteAsync(
            async session =>
            {
                await session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, @level) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { name, level });
                foreach (var channel in told) await session.PutAsync(new OutboxMessage.WarnOfCredential(channel, expiry.What, end), now);
            },
            cancellation);
    }
}
