using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>Reconciles every mailbox at night by its own clock, and when Graph says that notifications were missed.</summary>
public sealed partial class NightlyLook(
    WatchedMailboxes mailboxes, MailboxReconciliation reconciliation, FolderSignals signals, Replicas replicas, TimeProvider clock, ILogger<NightlyLook> logger) : BackgroundService
{
    private static readonly LocalTime Night = new(3, 0);
    private static readonly Duration AfterFailure = Duration.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(mailboxes.All.Select(mailbox => WatchAsync(mailbox, stoppingToken)));

    private async Task WatchAsync(WatchedMailbox mailbox, CancellationToken stopping)
    {
        await Task.Yield();
        Instant? due = null;
        while (!stopping.IsCancellationRequested)
        {
            if (!replicas.Holds(Replicas.MailboxWork(mailbox.Address)))
            {
                await replicas.WaitForAsync(Replicas.MailboxWork(mailbox.Address), stopping);
                due = null;
            }

            due ??= await NextAsync(mailbox, stopping);
            var wait = Duration.Max(Duration.Zero, due.Value - clock.Now);
            var hurry = await signals.WaitAsync(mailbox.Address, FolderSignals.Everything, Duration.Min(wait, Duration.FromDays(1)), clock, stopping);
            if ((hurry || due <= clock.Now) && replicas.Holds(Replicas.MailboxWork(mailbox.Address))) due = await LookAsync(mailbox, stopping);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: the mailbox is compared again later.")]
    private async Task<Instant> LookAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        try
        {
            await reconciliation.LookAsync(mailbox, cancellation);
            return clock.Now.NextAt(Night, mailbox.Zone);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error);
            return clock.Now + Duration.Max(AfterFailure, (error as MailboxException)?.RetryAfter ?? Duration.Zero);
        }
    }

    /// <summary>A database that is away just now is no reason to stop looking.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: the mailbox is compared again later.")]
    private async Task<Instant> NextAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        try
        {
            return (await reconciliation.LastAsync(mailbox, cancellation)).NextAt(Night, mailbox.Zone);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error);
            return clock.Now + AfterFailure;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A mailbox could not be compared with what is stored; it is tried again.")]
    private partial void LogFailed(Exception error);
}
