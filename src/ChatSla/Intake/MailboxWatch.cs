using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>Reads every watched mailbox again and again, each in a loop of its own: one that fails never delays another.</summary>
public sealed partial class MailboxWatch(
    WatchedMailboxes mailboxes, MailboxIntake intake, MailboxHealth health, TimeProvider clock, ILogger<MailboxWatch> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(mailboxes.All.SelectMany(mailbox => new[] { MailboxIntake.Inbox, MailboxIntake.SentItems }
            .Select(folder => WatchAsync(mailbox, folder, stoppingToken))));

    private async Task WatchAsync(WatchedMailbox mailbox, string folder, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            var wait = await ReadAsync(mailbox, folder, stopping);
            await Task.Delay(wait.ToTimeSpan(), clock, stopping);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The periodic runner is one of the three places that catch: the mailbox is read again.")]
    private async Task<Duration> ReadAsync(WatchedMailbox mailbox, string folder, CancellationToken cancellation)
    {
        try
        {
            await intake.ReadRoundAsync(mailbox, folder, cancellation);
            health.Succeeded(mailbox.Address, folder, clock.Now);
            return mailbox.PollEvery;
        }
        catch (MailboxException error)
        {
            health.Failed(mailbox.Address, folder, error.Message);
            LogFailed(error, folder);
            return Duration.Max(mailbox.PollEvery, error.RetryAfter ?? Duration.Zero);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            health.Failed(mailbox.Address, folder, error.GetType().Name);
            LogFailed(error, folder);
            return mailbox.PollEvery;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Reading {Folder} of a mailbox failed; it is read again.")]
    private partial void LogFailed(Exception error, string folder);
}
