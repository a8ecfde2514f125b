using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>
/// Reads every watched folder again and again, each in a loop of its own: one that fails never delays another. A notification wakes a
/// loop early; the timer runs it anyway. Of several replicas one reads a mailbox, and another goes on when that one is gone.
/// </summary>
public sealed partial class MailboxWatch(
    WatchedMailboxes mailboxes,
    MailboxIntake intake,
    MailboxReconciliation reconciliation,
    FolderSignals signals,
    NotificationHealth notifications,
    MailboxHealth health,
    Database database,
    TimeProvider clock,
    ILogger<MailboxWatch> logger) : BackgroundService
{
    /// <summary>While notifications come, the timer is only a net (users-ask 50: a fifth of them never came).</summary>
    private static readonly Duration WithNotifications = Duration.FromMinutes(1);

    /// <summary>How often it is seen how far the replica that reads a mailbox has come.</summary>
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    private static readonly Duration LongestPause = Duration.FromMinutes(1);

    /// <summary>Delta may lag behind the notification: it is asked again before the timer does.</summary>
    private static readonly Duration[] Later = [Duration.FromSeconds(2), Duration.FromSeconds(10), Duration.FromSeconds(30)];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(mailboxes.All.SelectMany(mailbox => mailbox.Folders.Select(folder => WatchAsync(mailbox, folder, stoppingToken))));

    private async Task WatchAsync(WatchedMailbox mailbox, string folder, CancellationToken stopping)
    {
        await Task.Yield();
        var (failures, lookAgain) = (0, Later.Length);
        while (!stopping.IsCancellationRequested)
        {
            while (!await database.Replicas.WaitForAsync(Replicas.MailboxWork(mailbox.Address), stopping, Elsewhere)) await LookElsewhereAsync(mailbox, folder, stopping);
            var (found, pause) = await ReadAsync(mailbox, folder, failures, stopping);
            failures = found is null ? failures + 1 : 0;
            if (found > 0) lookAgain = Later.Length;
            if (found == 0 && lookAgain < Later.Length) pause = Duration.Min(pause, Later[lookAgain++]);
            if (await signals.WaitAsync(mailbox.Address, folder, pause, clock, stopping)) lookAgain = 0;
        }
    }

    /// <returns>How many mails were new, or null where reading failed; and how long to wait.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The periodic runner is one of the three places that catch: the mailbox is read again.")]
    private async Task<(int? Found, Duration Pause)> ReadAsync(WatchedMailbox mailbox, string folder, int failures, CancellationToken cancellation)
    {
        try
        {
            var round = await intake.ReadRoundAsync(mailbox, folder, cancellation);
            if (round.IsCut) await reconciliation.CatchUpAsync(mailbox, cancellation);
            health.Succeeded(mailbox.Address, folder, clock.Now);
            notifications.Found(mailbox.Address, folder, round.Newest, clock.Now);
            return (round.Taken, PauseOf(mailbox, folder));
        }
        catch (MailboxException error)
        {
            health.Failed(mailbox.Address, folder, error.Message, MailboxTrouble.Of(error, mailbox.Address), clock.Now);
            LogFailed(error, folder);
            return (null, Duration.Max(Backoff(mailbox, failures), error.RetryAfter ?? Duration.Zero));
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            health.Failed(mailbox.Address, folder, error.GetType().Name, null, clock.Now);
            if (error is not StorageException) LogFailed(error, folder);
            return (null, Backoff(mailbox, failures));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: it is looked at again.")]
    private async Task LookElsewhereAsync(WatchedMailbox mailbox, string folder, CancellationToken cancellation)
    {
        try
        {
            var cursor = await database.ReadAsync(session => MailCursor.FindAsync(session, mailbox.Address, folder), cancellation);
            if (cursor is not null) health.ReadElsewhere(mailbox.Address, folder, cursor.UpdatedAt);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error, folder);
        }
    }

    private Duration PauseOf(WatchedMailbox mailbox, string folder) =>
        notifications.IsLive(mailbox.Address, folder, clock.Now) || folder == MailFolders.Junk ? Duration.Max(mailbox.PollEvery, WithNotifications) : mailbox.PollEvery;

    private static Duration Backoff(WatchedMailbox mailbox, int failures) =>
        Duration.Max(mailbox.PollEvery, Duration.Min(LongestPause, mailbox.PollEvery * Math.Pow(2, Math.Min(failures, 6))));

    [LoggerMessage(LogLevel.Warning, "Reading {Folder} of a mailbox failed; it is read again.")]
    private partial void LogFailed(Exception error, string folder);
}
