using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>Reconciles every mailbox at night by its own clock, and when Graph says that notifications were missed.</summary>
public sealed partial class NightlyLook(
    WatchedMailboxes mailboxes, MailboxReconciliation reconciliation, FolderSignals signals, TimeProvider clock, ILogger<NightlyLook> logger) : BackgroundService
{
    private static readonly LocalTime Night = new(3, 0);
    private static readonly Duration AfterFailure = Duration.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(mailboxes.All.Select(mailbox => WatchAsync(mailbox, stoppingToken)));

    private async Task WatchAsync(WatchedMailbox mailbox, CancellationToken stopping)
    {
        await Task.Yield();
        var due = NightAfter(mailbox, await reconciliation.LastAsync(mailbox, stopping));
        while (!stopping.IsCancellationRequested)
        {
            var wait = Duration.Max(Duration.Zero, due - clock.Now);
            var hurry = await signals.WaitAsync(mailbox.Address, FolderSignals.Everything, Duration.Min(wait, Duration.FromDays(1)), clock, stopping);
            if (hurry || due <= clock.Now) due = await LookAsync(mailbox, stopping);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: the mailbox is compared again later.")]
    private async Task<Instant> LookAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        try
        {
            await reconciliation.LookAsync(mailbox, cancellation);
            return NightAfter(mailbox, clock.Now);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error);
            return clock.Now + Duration.Max(AfterFailure, (error as MailboxException)?.RetryAfter ?? Duration.Zero);
        }
    }

    private static Instant NightAfter(WatchedMailbox mailbox, Instant last)
    {
        var local = last.InZone(mailbox.Zone);
        var date = local.TimeOfDay < Night ? local.Date : local.Date.PlusDays(1);
        return (date + Night).InZoneLeniently(mailbox.Zone).ToInstant();
    }

    [LoggerMessage(LogLevel.Warning, "A mailbox could not be compared with what is stored; it is tried again.")]
    private partial void LogFailed(Exception error);
}
