using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>The journal of queries: events are appended, and the rows that lists read follow in the same transaction.</summary>
public sealed class QueryJournal(Database database, TimeProvider clock, IAlertClock? alerts = null)
{
    /// <summary>How often an action is tried again when somebody else's event took the place of ours.</summary>
    private const int Tries = 5;

    private const string LastChain = "CASE WHEN e.seq = q.seq - 1 THEN q.chain END AS chain";

    private string? click;

    /// <summary>The same journal, in which what is acted is done once for that click, however often it is asked for.</summary>
    /// <param name="key">Null: there is none to know it by.</param>
    public QueryJournal For(string? key) => new(database, clock) { click = key };

    public Task<Query?> FindAsync(Guid id, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, id), cancellation);

    public async Task<Query?> FindByNumberAsync(int number, CancellationToken cancellation)
    {
        var id = await database.ReadAsync(
            session => session.FindAsync<string>("SELECT id FROM queries WHERE number = @number", new { number }), cancellation);
        return id is null ? null : await FindAsync(Guid.Parse(id), cancellation);
    }

    /// <summary>In a write nobody else changes it before that ends: so the events, read second, are those that the chain is of.</summary>
    public static async Task<Query?> FindAsync(DbSession session, Guid id)
    {
        if (await session.FindAsync<Head>($"SELECT number, chain FROM queries WHERE id = @id{session.ForUpdate}", new { id }) is not { } head) return null;

        var bodies = await session.ListAsync<string>("SELECT body FROM query_events WHERE query_id = @id ORDER BY seq", new { id });
        return Query.Replay(id, head.Number, bodies.Select(EventFormat.Read), head.Chain);
    }

    /// <summary>Several at once, in no order; those that there are.</summary>
    public static async Task<IReadOnlyList<Query>> ListAsync(DbSession session, IReadOnlyCollection<Guid> ids)
    {
        var rows = await session.ListAsync<(string Id, int Number, string Body, string? Chain)>(
            $"SELECT q.id, q.number, e.body, {LastChain} FROM queries q JOIN query_events e ON e.query_id = q.id WHERE q.id IN @ids ORDER BY q.id, e.seq",
            new { ids = ids.Select(id => id.ToString()) });
        return [.. rows.GroupBy(row => (row.Id, row.Number)).Select(one => Query.Replay(Guid.Parse(one.Key.Id), one.Key.Number, one.Select(row => EventFormat.Read(row.Body)), one.Last().Chain))];
    }

    /// <summary>The query that the mails of this one belong to now: a merged one goes on in another.</summary>
    public static async Task<Query> FindLiveAsync(DbSession session, Guid id)
    {
        var query = await FindAsync(session, id) ?? throw new InvalidOperationException($"Query {id} has mails but no events.");
        return query.Merging is { } merged ? await FindLiveAsync(session, merged.Into) : query;
    }

    /// <summary>The next human number, counted in the caller's transaction.</summary>
    public static Task<int> NextNumberAsync(DbSession session) =>
        session.GetAsync<int>("UPDATE counters SET value = value + 1 WHERE name = 'query' RETURNING value");

    /// <summary>
    /// Loads the query, lets <paramref name="act"/> decide, and stores its events with whatever rows it wrote, all in one
    /// transaction. Of two who act at once one wins; the other decides again on what the first one did.
    /// </summary>
    /// <returns>The refusal, or null when it was done.</returns>
    public async Task<Refusal?> ActAsync(Guid id, Func<Query, DbSession, Task<Refusal?>> act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await database.WriteAsync(session => ActOnceAsync(session, id, act), cancellation);
            }
            catch (Exception error) when (attempt < Tries && database.IsDuplicateKey(error))
            {
            }
        }
    }

    private async Task<Refusal?> ActOnceAsync(DbSession session, Guid id, Func<Query, DbSession, Task<Refusal?>> act)
    {
        if (await FindAsync(session, id) is not { } query) return new Refusal.UnknownQuery(id.ToString());
        if (click is not null && !await Clicks.BeginAsync(session, $"{id:N}:{click}", clock.Now)) return null;

        if (await act(query, session) is { } refusal)
        {
            if (click is not null) await Clicks.ForgetAsync(session, $"{id:N}:{click}");
            return refusal;
        }

        await SaveAsync(session, query);
        return null;
    }

    /// <summary>Appends the unsaved events and renews the rows that lists read.</summary>
    public async Task SaveAsync(DbSession session, Query query, string? customer = null)
    {
        if (query.Unsaved.Count == 0) return;

        var (now, seq, chain) = (clock.Now, query.SavedCount, query.SavedChain);
        foreach (var happened in query.Unsaved)
        {
            var body = EventFormat.Write(happened);
            var hash = EventChain.HashOf(body);
            chain = EventChain.After(chain, query.Id, seq, happened.At, now, hash);
            await session.RunLaterAsync(
                "INSERT INTO query_events (query_id, seq, at, recorded_at, body, hash, chain) VALUES (@Id, @seq, @At, @now, @body, @hash, @chain)",
                new { query.Id, seq = seq++, happened.At, now, body, hash, chain });
        }

        query.MarkSaved(chain);
        await PutRowsAsync(session, query, customer, now);
    }

    private async Task PutRowsAsync(DbSession session, Query query, string? customer, Instant now)
    {
        await PutRowAsync(session, query, customer);
        await PutMailboxesAsync(session, query);
        await PutPromisesAsync(session, query);
        if (query.NextTurnAt is { } turn) session.MakesDue(turn);
        await PutNextAlertAsync(session, query, alerts is null ? now : await alerts.NextAsync(session, query, now));
    }

    /// <summary>Writes every row of a query that has one anew, as the journal tells it.</summary>
    public async Task RebuildRowsAsync(DbSession session, Guid id)
    {
        var rows = await session.ListAsync<(int Number, string Body, string? Chain)>(
            "SELECT q.number, e.body, e.chain FROM queries q JOIN query_events e ON e.query_id = q.id WHERE q.id = @id ORDER BY e.seq", new { id });
        var query = Query.Replay(id, rows[0].Number, rows.Select(row => EventFormat.Read(row.Body)), rows.LastOrDefault(row => row.Chain is not null).Chain);
        await session.RunAsync("DELETE FROM query_mailboxes WHERE query_id = @id", new { id });
        await PutRowsAsync(session, query, customer: null, clock.Now);
    }

    /// <summary>When somebody is to be told, or the owner loses it; null: not by itself.</summary>
    public static async Task PutNextAlertAsync(DbSession session, Query query, Instant? at)
    {
        await session.RunLaterAsync("UPDATE queries SET next_alert_at = @at WHERE id = @Id", new { query.Id, at });
        if (at is { } due) session.MakesDue(due);
    }

    private static Task PutRowAsync(DbSession session, Query query, string? customer) => session.RunLaterAsync(
        """
        INSERT INTO queries (id, number, mailbox, customer, state, owner_id, opened_at, warn_at, due_at, next_turn_at, seq, chain)
        VALUES (@Id, @Number, @Mailbox, @customer, @state, @owner, @OpenedAt, @warn, @due, @NextTurnAt, @SavedCount, @SavedChain)
        ON CONFLICT (id) DO UPDATE SET mailbox = excluded.mailbox, state = excluded.state, opened_at = excluded.opened_at, owner_id = excluded.owner_id, warn_at = excluded.warn_at,
          due_at = excluded.due_at, next_turn_at = excluded.next_turn_at, seq = excluded.seq, chain = excluded.chain
        """,
        new
        {
            query.Id,
            query.Number,
            query.Mailbox,
            customer,
            state = StateOf(query),
            owner = query.Owner?.Id,
            query.OpenedAt,
            warn = query.Current?.WarnAt,
            due = query.Current?.DueAt,
            query.NextTurnAt,
            query.SavedCount,
            query.SavedChain,
        });

    private static async Task PutMailboxesAsync(DbSession session, Query query)
    {
        foreach (var (position, mailbox) in query.Mailboxes.Index())
        {
            await session.RunLaterAsync(
                "INSERT INTO query_mailboxes (query_id, mailbox, position) VALUES (@Id, @mailbox, @position) ON CONFLICT (query_id, mailbox) DO NOTHING",
                new { query.Id, mailbox, position });
        }
    }

    /// <summary>A mail or answer that is noticed late may change which promises there are, so every row follows.</summary>
    private static async Task PutPromisesAsync(DbSession session, Query query)
    {
        await session.RunLaterAsync("DELETE FROM promises WHERE query_id = @Id AND position >= @Count", new { query.Id, query.Promises.Count });
        foreach (var (position, promise) in query.Promises.Index())
        {
            await session.RunLaterAsync(
                """
                INSERT INTO promises (query_id, position, kind, start_at, due_at, answered_at, withdrawn_at)
                VALUES (@Id, @position, @kind, @StartAt, @DueAt, @AnsweredAt, @WithdrawnAt)
                ON CONFLICT (query_id, position) DO UPDATE SET kind = excluded.kind, start_at = excluded.start_at, due_at = excluded.due_at,
                  answered_at = excluded.answered_at, withdrawn_at = excluded.withdrawn_at
                """,
                new
                {
                    query.Id,
                    position,
                    kind = promise.Kind.ToString(),
                    promise.StartAt,
                    promise.DueAt,
                    promise.AnsweredAt,
                    promise.WithdrawnAt,
                });
        }
    }

    /// <summary>As it stands in the row: open, answered or closed.</summary>
    public static string StateOf(Query query) => query switch
    {
        { Closing: not null } => "closed",
        { AwaitsUs: true } => "open",
        _ => "answered",
    };

    private sealed class Head
    {
        public int Number { get; init; }

        public string? Chain { get; init; }
    }
}
