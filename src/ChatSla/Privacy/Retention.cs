using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Privacy;

/// <summary>
/// Erases the content of queries at rest for as long as is configured: nothing owed, nothing on its way, nothing happened since. A merged query
/// goes with the one that it goes on in. What was written to an erased query later is erased in its turn.
/// </summary>
public sealed class Retention(Database database, RetentionTime time, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>Erases all that is due, a batch a transaction: broken off, it goes on from there the next time.</summary>
    public async Task<Erased> RunAsync(CancellationToken cancellation)
    {
        if (time.Content is not { } kept) return Erased.Nothing;

        var (now, sum) = (clock.Now, Erased.Nothing);
        for (var after = ""; ;)
        {
            var due = await database.ReadAsync(session => DueAsync(session, after, now - kept), cancellation);
            foreach (var batch in due.Chunk(AtOnce)) sum += await database.WriteAsync(session => QueriesAsync(session, batch, now - kept, now), cancellation);
            if (due.Count < AtOnce) break;
            after = due[^1];
        }

        while (await database.WriteAsync(session => StraysAsync(session, now - kept, now), cancellation) is > 0 and var mails) sum += Erased.Nothing with { Mails = mails };
        if (sum != Erased.Nothing) await database.WriteAsync(session => sum.NoteAsync(session, "ChatSla", "retention", now), cancellation);
        return sum;
    }

    /// <summary>Queries that may be at rest long enough, by their rows.</summary>
    private static Task<IReadOnlyList<string>> DueAsync(DbSession session, string after, Instant before) => session.ListAsync<string>(
        """
        SELECT q.id FROM queries q
        WHERE q.id > @after AND q.state <> 'open' AND q.next_turn_at IS NULL AND q.opened_at < @before
          AND COALESCE((SELECT MAX(e.recorded_at) FROM query_events e WHERE e.query_id = q.id), 0) < @before
          AND (q.erased_at IS NULL OR EXISTS (SELECT 1 FROM query_events e WHERE e.query_id = q.id AND e.recorded_at > q.erased_at)
            OR EXISTS (SELECT 1 FROM mails m WHERE m.query_id = q.id AND m.erased_at IS NULL AND m.seen_at < @before))
        ORDER BY q.id LIMIT @AtOnce
        """,
        new { after, before, AtOnce });

    /// <summary>Looked at again in the transaction that erases it: somebody may have written meanwhile.</summary>
    private static async Task<Erased> QueriesAsync(DbSession session, IReadOnlyList<string> ids, Instant before, Instant now)
    {
        var sum = Erased.Nothing;
        foreach (var id in ids)
        {
            if (await QueryJournal.FindAsync(session, Guid.Parse(id)) is not { } query || query.Sending is not null) continue;

            // What a newer version wrote only that one can take the content out of.
            if (query.History.Any(happened => happened is EventOfLater)) continue;

            var live = query.Merging is null ? query : await QueryJournal.FindLiveAsync(session, query.Id);
            if (live.AwaitsUs || live.Sending is not null || live.NextTurnAt is not null || await LastAsync(session, live.Id) >= before) continue;

            sum += await Eraser.QueryAsync(session, id, now);
        }

        return sum;
    }

    private static async Task<Instant> LastAsync(DbSession session, Guid id) =>
        await session.FindInstantAsync("SELECT MAX(recorded_at) FROM query_events WHERE query_id = @id", new { id }) ?? Instant.MinValue;

    /// <summary>Mails that belong to no query, what is known of machines that answer each other, and announcements that are over.</summary>
    private static async Task<int> StraysAsync(DbSession session, Instant before, Instant now)
    {
        await session.RunAsync("DELETE FROM loop_breaks WHERE until < @before", new { before });
        await session.RunAsync("DELETE FROM announcements WHERE ended_at < @before", new { before });
        return await Eraser.MailsAsync(
            session, await session.ListAsync<MailKey>("SELECT id, outcome, because FROM mails WHERE query_id IS NULL AND erased_at IS NULL AND seen_at < @before LIMIT 200", new { before }), now);
    }
}
