using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Watchdog;

/// <summary>Says it when a mailbox, or its Sent Items, has not been read for five minutes, and when it can be read again.</summary>
public sealed partial class MailboxWatchdog(
    WatchedMailboxes mailboxes, MailboxHealth health, Database database, TimeProvider clock, ILogger<MailboxWatchdog> logger) : IDueWork
{
    public static readonly Duration Patience = Duration.FromMinutes(5);

    /// <summary>The due loop looks every minute: a longer gap means that the machine slept or its clock jumped.</summary>
    private static readonly Duration Gap = Duration.FromMinutes(2);

    /// <summary>After a gap the first readings fail before the network is up, as the last before it may have when the network went first.</summary>
    private static readonly Duration Waking = Duration.FromSeconds(30);

    private static readonly string[] Folders = [MailFolders.Inbox, MailFolders.SentItems];

    private Instant? awakeSince;
    private Instant lastLook;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        if (awakeSince is null) await RecallAsync(cancellation);
        if (awakeSince is null || now - lastLook > Gap) awakeSince = now;
        lastLook = now;

        Instant? next = null;
        foreach (var mailbox in mailboxes.All.Where(mailbox => database.Replicas.Holds(Replicas.MailboxWork(mailbox.Address))))
        {
            if (await LookAsync(mailbox, now, cancellation) is { } due) next = next is { } earlier ? Instant.Min(earlier, due) : due;
        }

        return next;
    }

    /// <returns>When to look again; null: the next sweep is early enough.</returns>
    private async Task<Instant?> LookAsync(WatchedMailbox mailbox, Instant now, CancellationToken cancellation)
    {
        var folders = Folders.Select(folder => health.Of(mailbox.Address, folder)).ToList();
        var probe = health.Of(mailbox.Address, MailboxHealth.Probe);
        var seen = folders.Min(folder => folder?.ReadAt ?? awakeSince!.Value);
        var open = await database.ReadAsync(session => BlindnessRow.FindOpenAsync(session, mailbox.Address), cancellation);
        if (open is not null)
        {
            if (probe is not { FailingSince: not null } && folders.All(folder => folder is { FailingSince: null } && folder.ReadAt > open.NoticedAt)) await EndAsync(open, now, cancellation);
            return null;
        }

        if (probe is { FailingSince: { } failing })
        {
            await BeginAsync(mailbox, probe.ReadAt ?? failing - MailProbe.Patience, now, cancellation);
            return null;
        }

        var isCertain = now - awakeSince!.Value >= Patience || folders.Any(folder => folder?.FailingSince is { } failing && now - Instant.Max(failing, awakeSince.Value) >= Waking);
        if (now - seen < Patience) return seen + Patience;
        if (!isCertain) return now + Waking;

        await BeginAsync(mailbox, seen, now, cancellation);
        return null;
    }

    private Task BeginAsync(WatchedMailbox mailbox, Instant since, Instant now, CancellationToken cancellation)
    {
        LogBlind(since);
        return database.WriteAsync(
            async session =>
            {
                await BlindnessRow.BeginAsync(session, mailbox.Address, since, now);
                await session.PutAsync(new OutboxMessage.SayBlind(mailbox.Address, since), now);
            },
            cancellation);
    }

    private Task EndAsync(BlindnessRow open, Instant now, CancellationToken cancellation)
    {
        LogSighted(open.Since);
        return database.WriteAsync(
            async session =>
            {
                await open.EndAsync(session, now);
                await session.PutAsync(new OutboxMessage.SaySighted(open.Mailbox, open.Since), now);
            },
            cancellation);
    }

    /// <summary>A start does not make the mailbox seen.</summary>
    private async Task RecallAsync(CancellationToken cancellation)
    {
        foreach (var cursor in await database.ReadAsync(MailCursor.ListAsync, cancellation)) health.Recall(cursor.Mailbox, cursor.Folder, cursor.UpdatedAt);
    }

    [LoggerMessage(LogLevel.Error, "A mailbox is blind since {Since}: the managers are told.")]
    private partial void LogBlind(Instant since);

    [LoggerMessage(LogLevel.Information, "A mailbox that was blind since {Since} can be read again.")]
    private partial void LogSighted(Instant since);
}
