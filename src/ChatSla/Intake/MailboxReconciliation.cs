using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>Compares what a mailbox holds with what is stored: it finds what delta lost, and what rules filed into folders that are not watched.</summary>
public sealed partial class MailboxReconciliation(MailboxIntake intake, Database database, TimeProvider clock, ILogger<MailboxReconciliation> logger)
{
    /// <summary>What was received shortly before the last look may have been late.</summary>
    private static readonly Duration Overlap = Duration.FromDays(2);

    /// <summary>Everything since the mailbox is watched, with the mails themselves: many are expected.</summary>
    public async Task CatchUpAsync(WatchedMailbox mailbox, CancellationToken cancellation) =>
        await LookAsync(mailbox, await intake.WatchedFromAsync(mailbox, cancellation), whole: true, cancellation);

    /// <summary>Everything since a while before the last look, by ids: few are expected.</summary>
    public async Task LookAsync(WatchedMailbox mailbox, CancellationToken cancellation) => await LookAsync(
        mailbox, Instant.Max(await LastAsync(mailbox, cancellation) - Overlap, await intake.WatchedFromAsync(mailbox, cancellation)), whole: false, cancellation);

    /// <summary>When the last look began; a mailbox that was never looked at begins now, for its first round reads all of it.</summary>
    public Task<Instant> LastAsync(WatchedMailbox mailbox, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunAsync("INSERT INTO reconciliations (mailbox, done_at) VALUES (@Address, @Now) ON CONFLICT (mailbox) DO NOTHING", new { mailbox.Address, clock.Now });
            return (await session.FindInstantAsync("SELECT done_at FROM reconciliations WHERE mailbox = @Address", new { mailbox.Address }))!.Value;
        },
        cancellation);

    private async Task LookAsync(WatchedMailbox mailbox, Instant from, bool whole, CancellationToken cancellation)
    {
        var begin = clock.Now;
        var found = await intake.ReconcileAsync(mailbox, from, whole, cancellation);
        if (found.Count > 0) LogFound(found.Count, string.Join(", ", found.CountBy(mail => mail.Folder).Select(folder => $"{folder.Value} in {folder.Key}")));
        await database.WriteAsync(
            session => session.RunAsync("UPDATE reconciliations SET done_at = @begin WHERE mailbox = @Address", new { mailbox.Address, begin }), cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "Comparing a mailbox with what is stored found {Count} mails that delta had not shown: {Where}.")]
    private partial void LogFound(int count, string where);
}
