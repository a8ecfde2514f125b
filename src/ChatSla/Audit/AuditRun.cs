using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>Replays every query and compares it with everything else that is stored, as it all was at one moment.</summary>
public sealed class AuditRun(Database database, WatchedMailboxes mailboxes, IAlertClock alerts, TimeProvider clock)
{
    /// <param name="found">Told of each difference as it is found.</param>
    /// <param name="progress">How many queries of how many were looked at.</param>
    /// <param name="asOf">What fell due later is not late yet; null: now.</param>
    public Task<AuditSum> RunAsync(Action<Difference> found, Action<int, int>? progress, CancellationToken cancellation, Instant? asOf = null) =>
        database.SnapshotAsync(session => RunAsync(session, new Findings(found), progress, asOf ?? clock.Now, cancellation), cancellation);

    private async Task<AuditSum> RunAsync(DbSession session, Findings findings, Action<int, int>? progress, Instant now, CancellationToken cancellation)
    {
        var (all, seals) = (await session.GetAsync<int>("SELECT COUNT(*) FROM queries"), await SealCheck.ReadAsync(session));
        var (journal, rows) = (new JournalCheck(findings), new RowCheck(findings));
        var (cards, replies) = (new CardCheck(findings, await CardCheck.ChannelsAsync(session, mailboxes)), new ReplyCheck(findings, now));
        var (mails, due, outbox) = (new MailCheck(findings), new DueCheck(findings, alerts, now), new OutboxCheck(findings, now));
        var numbers = new NumberCheck(findings, await NumberCheck.CounterAsync(session));
        using var sealing = new SealCheck(findings, seals);

        var looked = 0;
        await foreach (var page in QueryPages.ReadAsync(session, cancellation))
        {
            foreach (var entry in page)
            {
                numbers.Note(entry);
                sealing.Note(entry);
                var query = journal.Check(entry);
                await cards.CheckAsync(session, entry, query);
                await replies.CheckAsync(session, entry, query);
                await mails.CheckAsync(session, entry, query);
                if (query is null) continue;

                rows.Check(entry, query);
                await due.CheckAsync(session, entry, query);
            }

            progress?.Invoke(looked += page.Count, all);
        }

        numbers.Finish();
        sealing.Finish();
        await mails.FinishAsync(session);
        await due.FinishAsync(session);
        await outbox.CheckAsync(session, cancellation);
        return new AuditSum(all, journal.Events, journal.Unlinked, journal.Erased, await MailCheck.CountAsync(session), cards.Cards, replies.Replies, outbox.Waiting, outbox.Parked, seals is [.., var last] ? last : null, findings.Counts);
    }
}

/// <summary>What an audit looked at and found.</summary>
/// <param name="Unlinked">Events without a chain.</param>
/// <param name="Erased">Events whose content was erased.</param>
/// <param name="Waiting">Messages in the outbox that are not done, parked ones among them.</param>
/// <param name="Sealed">The last seal; null where there was none yet.</param>
public sealed record AuditSum(
    int Queries, int Events, int Unlinked, int Erased, int Mails, int Cards, int Replies, int Waiting, int Parked, Seal? Sealed, IReadOnlyDictionary<DifferenceKind, int> Differences)
{
    public int Count => Differences.Values.Sum();
}
