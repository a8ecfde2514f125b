using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>The outbox table: lease, settle, put off, park.</summary>
public sealed class OutboxStore(Database database)
{
    /// <summary>Long enough for the slowest call with its time-out; a dispatcher that died frees its rows after it.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(2);

    /// <summary>Leases up to <paramref name="count"/> due messages, red before amber before the rest, one of each lane.</summary>
    /// <param name="rooms">How many of those that wait at a gate may go.</param>
    public async Task<IReadOnlyList<OutboxRow>> LeaseAsync(Instant now, int count, IReadOnlyList<GateRoom> rooms, CancellationToken cancellation)
    {
        var leased = await database.WriteAsync(
            async session =>
            {
                await session.LockAsync("outbox");
                return await LeaseAsync(session, now, count, rooms);
            },
            cancellation);
        return [.. leased.OrderBy(row => row.Priority).ThenBy(row => row.Id)];
    }

    /// <summary>
    /// The rows come in no order. Each priority and each gate is asked for by itself, so that a hundred thousand messages that wait, or are
    /// due tonight, are not looked at to find the few that come first.
    /// </summary>
    private Task<IReadOnlyList<OutboxRow>> LeaseAsync(DbSession session, Instant now, int count, IReadOnlyList<GateRoom> rooms)
    {
        var args = new Dapper.DynamicParameters(new { now, until = now + Lease, count, database.Replicas.Id });
        foreach (var (at, room) in rooms.Index())
        {
            args.Add($"gate_{at}", room.Gate);
            args.Add($"room_{at}", room.Room);
        }

        var foremost = Enum.GetValues<OutboxPriority>().Select(priority => FirstOf(session, priority)).Concat(rooms.Select((_, at) => FirstAt(session, at)));
        return session.ListAsync<OutboxRow>(
            $"""
            UPDATE outbox SET leased_until = @until, leased_by = @Id, attempts = attempts + 1
            WHERE id IN (
              SELECT id FROM ({string.Join(" UNION ALL ", foremost)}) AS foremost
              ORDER BY priority, due_at, id
              LIMIT @count)
            RETURNING id, kind, body, lane, priority, attempts, faults, doubts, gate, correlation, trace, due_at
            """,
            args);
    }

    private string FirstOf(DbSession session, OutboxPriority priority) => First(session, $"gate IS NULL AND priority = {(int)priority}", "due_at, id LIMIT @count", $"of_{priority}");

    private string FirstAt(DbSession session, int gate) => First(session, $"gate = @gate_{gate}", $"priority, due_at, id LIMIT @room_{gate}", $"at_{gate}");

    private string First(DbSession session, string which, string order, string name) =>
        $"""
        SELECT * FROM (
          SELECT id, priority, due_at FROM outbox o
          WHERE done_at IS NULL AND parked_at IS NULL AND {which} AND due_at <= @now AND (leased_until IS NULL OR leased_until <= @now)
            AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.lane = o.lane AND {Before} AND p.done_at IS NULL AND p.parked_at IS NULL)
          ORDER BY {order}{session.SkipLocked}) {name}
        """;

    /// <summary>Ids are given out in order by one program; of several, one may store an older id later, and must wait for the newer one that runs.</summary>
    private string Before => database.Replicas.AreMany ? "(p.id < o.id OR (p.id > o.id AND p.leased_until > @now))" : "p.id < o.id";

    /// <summary>The earliest instant at which a message that waits at no gate can be leased, or null when there is none.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var free = await session.FindInstantAsync(
                """
                SELECT due_at FROM outbox o
                WHERE done_at IS NULL AND parked_at IS NULL AND gate IS NULL AND leased_until IS NULL
                  AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.lane = o.lane AND p.id < o.id AND p.done_at IS NULL AND p.parked_at IS NULL)
                ORDER BY due_at LIMIT 1
                """);
            var leased = await session.FindInstantAsync(
                "SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM outbox WHERE leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL");
            return free is null ? leased : leased is null ? free : Instant.Min(free.Value, leased.Value);
        },
        cancellation);

    /// <summary>Done; the next message of its lane, and those that wait for it, may run now.</summary>
    public Task SettleAsync(OutboxRow row, Instant now, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunLaterAsync("UPDATE outbox SET done_at = @now, leased_until = NULL, last_error = NULL WHERE id = @Id", new { row.Id, now });
            await PassedAsync(session, row, now);
        },
        cancellation);

    /// <param name="doubts">What is added to the number of times it may have been said.</param>
    public Task PutOffAsync(OutboxRow row, Instant until, string because, Tried tried, int doubts, Instant now, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunLaterAsync(
                """
                UPDATE outbox SET due_at = @until, leased_until = NULL, leased_by = NULL, gate = NULL, last_error = @because, attempts = attempts - @back, faults = faults + @fault, doubts = doubts + @doubts
                WHERE id = @Id AND (leased_by IS NULL OR leased_by = @me)
                """,
                new { row.Id, me = database.Replicas.Id, until, because, back = tried == Tried.Waits ? 1 : 0, fault = tried == Tried.Failed ? 1 : 0, doubts });
            session.MakesDue(until);
            await PassedAsync(session, row, now);
        },
        cancellation);

    /// <summary>It waits in line, as long as it has waited already; the replica at whose gate it waits goes on to be noted. One that waits for a message that is done meanwhile waits for nothing.</summary>
    /// <param name="isLane">It waits for the message of a lane, not at a gate of the limiter.</param>
    public Task WaitAtAsync(OutboxRow row, string gate, bool isLane, int doubts, Instant now, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var waits = !isLane || await session.FindAsync<int?>($"SELECT 1 FROM outbox WHERE lane = @gate AND done_at IS NULL AND parked_at IS NULL{session.ForUpdate}", new { gate }) is not null;
            await session.RunLaterAsync(
                "UPDATE outbox SET leased_until = NULL, gate = @gate, attempts = attempts - 1, doubts = doubts + @doubts WHERE id = @Id AND (leased_by IS NULL OR leased_by = @me)",
                new { row.Id, me = database.Replicas.Id, gate = waits ? gate : null, doubts });
            if (!waits) session.MakesDue(now);
        },
        cancellation);

    /// <summary>It is about to be said: should the program end before the answer, it may have been.</summary>
    public Task DoubtAsync(OutboxRow row, CancellationToken cancellation) =>
        database.WriteAsync(session => session.RunLaterAsync("UPDATE outbox SET doubts = doubts + 1 WHERE id = @Id", new { row.Id }), cancellation);

    public Task ParkAsync(OutboxRow row, Instant now, string because, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunLaterAsync("UPDATE outbox SET parked_at = @now, leased_until = NULL, gate = NULL, last_error = @because WHERE id = @Id", new { row.Id, now, because });
            session.MakesDue(now);
            await PassedAsync(session, row, now);
        },
        cancellation);

    /// <summary>Nobody waits for this one any longer, whatever it came to.</summary>
    private static async Task PassedAsync(DbSession session, OutboxRow row, Instant now)
    {
        if (row.Lane is not { } lane) return;

        await session.RunLaterAsync("UPDATE outbox SET gate = NULL WHERE gate = @lane AND done_at IS NULL AND parked_at IS NULL", new { lane });
        session.MakesDue(now);
    }

    public async Task<bool> IsLeasedAsync(Guid id, CancellationToken cancellation) => await database.ReadAsync(
        session => session.FindAsync<int?>("SELECT 1 FROM outbox WHERE id = @id AND leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL", new { id }),
        cancellation) is not null;

    /// <summary>Frees what programs that are gone had leased, and what waited at their gates.</summary>
    public Task FreeLeasesAsync(CancellationToken cancellation) => database.WriteAsync(session => session.RunAsync(OutboxLeases.Free), cancellation);

    /// <summary>The machine's clock was set back: what was put off or put in by the time that it showed before does not wait until it shows that again.</summary>
    public Task ComeBackAsync(Instant now, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync(
            """
            UPDATE outbox SET due_at = @now, created_at = CASE WHEN created_at > @now THEN @now ELSE created_at END
            WHERE done_at IS NULL AND parked_at IS NULL AND due_at > @now AND (attempts > 0 OR (created_at > @now AND due_at <= created_at))
            """,
            new { now }),
        cancellation);

    /// <summary>Takes out what was done that long ago; until then its key keeps a repeated delivery from being heard twice.</summary>
    public Task ForgetDoneAsync(Instant before, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("DELETE FROM outbox WHERE done_at < @before", new { before }), cancellation);

    /// <summary>The parked ones are few, and found without a look at the others.</summary>
    public Task<int> CountParkedAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.GetAsync<int>("SELECT COUNT(*) FROM outbox WHERE parked_at IS NOT NULL AND done_at IS NULL"), cancellation);
}

/// <summary>What a try came to that did not do it.</summary>
public enum Tried
{
    /// <summary>It was asked to wait a while: no try at all.</summary>
    Waits,

    /// <summary>The other side is away.</summary>
    Away,

    /// <summary>An error that nobody foresaw.</summary>
    Failed,
}
