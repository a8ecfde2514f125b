using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Notifications;

/// <summary>
/// Keeps a subscription for every watched folder, where there is an address for Graph to call: takes on those that an earlier run left,
/// renews each well ahead of its end, and makes anew what is gone or silent.
/// </summary>
public sealed partial class SubscriptionKeeper(
    ISubscriptions graph,
    Subscriptions ours,
    FolderIds folderIds,
    FolderSignals signals,
    KeeperSignals asked,
    NotificationHealth health,
    WatchedMailboxes mailboxes,
    GraphSettings settings,
    Replicas replicas,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<SubscriptionKeeper> logger) : BackgroundService
{
    /// <summary>Graph's limit is just under 7 days (10,080 minutes).</summary>
    private static readonly Duration Life = Duration.FromMinutes(10_000);

    private static readonly Duration Ahead = Duration.FromDays(2);
    private static readonly Duration LongestPause = Duration.FromMinutes(15);

    /// <summary>How often silence is looked for.</summary>
    private static readonly Duration Look = Duration.FromMinutes(1);

    /// <summary>A subscription made anew is given this time to speak.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(30);

    /// <summary>Longer than a replica takes from making one to noting it.</summary>
    private static readonly Duration UntilNoted = Duration.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Notifications is not { } address) return;

        // Graph calls back while it makes a subscription, so the endpoint must be there first.
        var started = new TaskCompletionSource();
        await using var listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await ours.LoadAsync(stoppingToken);
        var swept = SweepAsync(address, stoppingToken);
        await Task.WhenAll(mailboxes.All.SelectMany(mailbox => mailbox.Folders.Select(folder => KeepAsync(mailbox, folder, address, swept, stoppingToken))));
    }

    private async Task KeepAsync(WatchedMailbox mailbox, string folder, Uri address, Task swept, CancellationToken stopping)
    {
        await swept;
        var (failures, isTakenOver) = (0, false);
        while (!stopping.IsCancellationRequested)
        {
            if (!replicas.Holds(Replicas.MailboxWork(mailbox.Address)))
            {
                await replicas.WaitForAsync(Replicas.MailboxWork(mailbox.Address), stopping);
                isTakenOver = true;
            }

            var (done, pause) = await TryAsync(mailbox, folder, address, failures, isTakenOver, stopping);
            (failures, isTakenOver) = done ? (0, false) : (failures + 1, isTakenOver);
            await asked.WaitAsync(mailbox.Address, folder, pause, clock, stopping);
        }
    }

    /// <param name="isTakenOver">Another replica kept it until now: what it stored is read first.</param>
    /// <returns>How long to wait until the next look.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: the subscription is tried again, and mail is asked for meanwhile.")]
    private async Task<(bool Done, Duration Pause)> TryAsync(WatchedMailbox mailbox, string folder, Uri address, int failures, bool isTakenOver, CancellationToken cancellation)
    {
        try
        {
            if (isTakenOver) await ours.LoadAsync(cancellation);
            await EnsureAsync(mailbox, folder, address, cancellation);
            return (true, Look);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            health.Failed(mailbox.Address, folder, error is MailboxException refused ? MailboxTrouble.Of(refused, mailbox.Address).What : error.GetType().Name);
            LogFailed(error, folder);
            return (false, Duration.Min(LongestPause, Duration.FromMinutes(1 << Math.Min(failures, 4))));
        }
    }

    private async Task EnsureAsync(WatchedMailbox mailbox, string folder, Uri address, CancellationToken cancellation)
    {
        var now = clock.Now;
        var wish = asked.Take(mailbox.Address, folder);
        var row = ours.Find(mailbox.Address, folder);
        if (row is not null && wish is KeeperWish.Create)
        {
            await ours.RemoveAsync(row, cancellation);
            row = null;
        }

        if (row is not null && row.Address != NotificationsAt(address).ToString()) row = await DropAsync(row, cancellation);
        if (row is not null && IsSilent(mailbox, folder, now)) row = await DropAsync(row, cancellation);
        if (row is not null && (wish is KeeperWish.Renew || row.ExpiresAt - now < Ahead)) row = await RenewAsync(row, now, cancellation);
        if (row is null) await CreateAsync(mailbox, folder, address, now, cancellation);
        else if (health.Of(mailbox.Address, folder)?.ExpiresAt != row.ExpiresAt) health.Subscribed(mailbox.Address, folder, row.ExpiresAt, now);
    }

    private bool IsSilent(WatchedMailbox mailbox, string folder, Instant now) =>
        health.IsSilent(mailbox.Address, folder, now) && health.Of(mailbox.Address, folder)?.Since + Patience < now;

    /// <returns>Null: it is gone.</returns>
    private async Task<SubscriptionRow?> RenewAsync(SubscriptionRow row, Instant now, CancellationToken cancellation)
    {
        try
        {
            var renewed = row with { ExpiresAt = (await graph.RenewAsync(row.Id, now + Life, cancellation)).ExpiresAt };
            await ours.PutAsync(renewed, cancellation);
            return renewed;
        }
        catch (MailboxException gone) when (gone.IsMissing)
        {
            await ours.RemoveAsync(row, cancellation);
            return null;
        }
    }

    private async Task CreateAsync(WatchedMailbox mailbox, string folder, Uri address, Instant now, CancellationToken cancellation)
    {
        var id = await folderIds.OfAsync(mailbox.Address, folder, cancellation);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var made = await graph.CreateAsync(mailbox.Address, id, NotificationsAt(address), new Uri(address, NotificationsEndpoint.Lifecycle), secret, now + Life, cancellation);
        await ours.PutAsync(new SubscriptionRow(mailbox.Address, folder, made.Id, secret, NotificationsAt(address).ToString(), made.ExpiresAt), cancellation);
        health.Subscribed(mailbox.Address, folder, made.ExpiresAt, clock.Now);
        LogMade(folder, made.ExpiresAt);

        // What came while there was none.
        signals.Wake(mailbox.Address, folder);
    }

    private async Task<SubscriptionRow?> DropAsync(SubscriptionRow row, CancellationToken cancellation)
    {
        await graph.DeleteAsync(row.Id, cancellation);
        await ours.RemoveAsync(row, cancellation);
        return null;
    }

    /// <summary>Those that lead here and are not in the table were made by a run that ended before it could note them; they would double every notification.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What is left over only doubles notifications; the next start sweeps again.")]
    private async Task SweepAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            var there = await graph.ListAsync(cancellation);
            var known = (await ours.LoadAsync(cancellation)).ToDictionary(row => row.Id, StringComparer.Ordinal);
            if (replicas.Count > 1 && there.Any(one => !known.ContainsKey(one.Id)))
            {
                // Another replica may have made one that it is about to note.
                await Task.Delay(UntilNoted.ToTimeSpan(), clock, cancellation);
                known = (await ours.LoadAsync(cancellation)).ToDictionary(row => row.Id, StringComparer.Ordinal);
            }

            foreach (var left in there.Where(one => one.NotificationAddress == NotificationsAt(address).ToString() && !known.ContainsKey(one.Id))) await graph.DeleteAsync(left.Id, cancellation);
            foreach (var gone in known.Values.Where(row => there.All(one => one.Id != row.Id) || mailboxes.Find(row.Mailbox) is null)) await ours.RemoveAsync(gone, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogNotSwept(error);
        }
    }

    private static Uri NotificationsAt(Uri address) => new(address, NotificationsEndpoint.Path);

    [LoggerMessage(LogLevel.Information, "Subscribed to {Folder} of a mailbox until {ExpiresAt}.")]
    private partial void LogMade(string folder, Instant expiresAt);

    [LoggerMessage(LogLevel.Warning, "No subscription to {Folder} of a mailbox; its changes are asked for instead, and the subscription is tried again.")]
    private partial void LogFailed(Exception error, string folder);

    [LoggerMessage(LogLevel.Warning, "The subscriptions of an earlier run could not be looked for.")]
    private partial void LogNotSwept(Exception error);
}
