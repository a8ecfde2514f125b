using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Watchdog;

/// <summary>
/// Sends a mail from a mailbox to itself now and then and waits until the bot has taken it in: reading may work while no mail arrives, for a
/// transport rule, a full quarantine or a wrong MX record. The probe is taken away again, from the mailbox and from what is stored.
/// </summary>
public sealed partial class MailProbe(
    WatchedMailboxes mailboxes, ITrialMails trials, IMailbox graph, Database database, MailboxHealth health, TimeProvider clock, ILogger<MailProbe> logger) : BackgroundService
{
    public static readonly Duration Patience = Duration.FromMinutes(10);

    private static readonly Duration Look = Duration.FromSeconds(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(mailboxes.All.Where(mailbox => mailbox.ProbeEvery is not null).Select(mailbox => WatchAsync(mailbox, stoppingToken)));

    private async Task WatchAsync(WatchedMailbox mailbox, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            await database.Replicas.WaitForAsync(Replicas.MailboxWork(mailbox.Address), stopping);
            await ProbeAsync(mailbox, stopping);
            await Task.Delay(mailbox.ProbeEvery!.Value.ToTimeSpan(), clock, stopping);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: the next probe tells more.")]
    private async Task ProbeAsync(WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var key = $"probe-{Guid.CreateVersion7():N}";
        try
        {
            var mail = await trials.CreateAsync(mailbox.Address, "ChatSla probe", "ChatSla sees by this mail that mail arrives here, and takes it away again.", key, cancellation);
            await graph.SendAsync(mailbox.Address, mail.Id, cancellation);
            await AwaitAsync(mailbox, mail.MessageId!, cancellation);
            await trials.RemoveAsync(mailbox.Address, key, mail.MessageId, cancellation);
            await ForgetAsync(mailbox, mail.MessageId!, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // That the mailbox cannot be reached is said by the readings of its folders.
            LogFailed(error);
        }
    }

    private async Task AwaitAsync(WatchedMailbox mailbox, string messageId, CancellationToken cancellation)
    {
        var sent = clock.Now;
        while (!await TakenInAsync(mailbox, messageId, cancellation))
        {
            if (clock.Now - sent > Patience)
            {
                health.Failed(mailbox.Address, MailboxHealth.Probe, "a probe mail has not arrived", TroubleOf(mailbox, sent), clock.Now);
                return;
            }

            await Task.Delay(Look.ToTimeSpan(), clock, cancellation);
        }

        health.Succeeded(mailbox.Address, MailboxHealth.Probe, clock.Now);
    }

    private async Task<bool> TakenInAsync(WatchedMailbox mailbox, string messageId, CancellationToken cancellation) => await database.ReadAsync(
        session => session.FindAsync<int?>("SELECT 1 FROM mails WHERE mailbox = @Address AND message_id = @messageId AND outcome <> 'Sent'", new { mailbox.Address, messageId }),
        cancellation) is not null;

    /// <summary>It is nobody's mail: it does not stand on the list of ignored ones.</summary>
    private Task ForgetAsync(WatchedMailbox mailbox, string messageId, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("DELETE FROM mails WHERE mailbox = @Address AND message_id = @messageId", new { mailbox.Address, messageId }), cancellation);

    private static MailboxTrouble TroubleOf(WatchedMailbox mailbox, Instant sent)
    {
        var at = sent.InZone(mailbox.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new(
            $"a probe mail sent at {at} has not arrived",
            $"The mailbox can be read, but mail does not reach it: look at mail flow rules, quarantine and MX records, and trace it: Get-MessageTraceV2 -RecipientAddress {mailbox.Address}");
    }

    [LoggerMessage(LogLevel.Warning, "A probe mail could not be sent or taken away; the next one is sent later.")]
    private partial void LogFailed(Exception error);
}
