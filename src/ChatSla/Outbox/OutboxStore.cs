using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>The outbox table: lease, settle, put off, park.</summary>
public sealed class OutboxStore(Database database)
{
    /// <summary>Long enough for the slowest call with its time-out; a dispatcher that died frees its rows after it.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(2);

    /// <summary>Leases up to <paramref name="count"/> due messages, red before amber before the rest, one of each lane.</summary>
    public async Task<IReadOnlyList<OutboxRow>> LeaseAsync(Instant now, int count, CancellationToken cancellation)
    {
        var leased = await database.WriteAsync(session => LeaseAsync(session, now, count), cancellation);
        return [.. leased.OrderBy(row => row.Priority).ThenBy(row => row.Id)];
    }

    /// <summary>
    /// The rows come in no order. Each priority is asked for by itself, so that a hundred thousand messages that wait, or are due tonight,
    /// are not looked at to find the few that come first.
    /// </summary>
    private static Task<IReadOnlyList<OutboxRow>> LeaseAsync(DbSession session, Instant now, int count) => session.ListAsync<OutboxRow>(
        $"""
        UPDATE outbox SET leased_until = @until, attempts = attempts + 1
        WHERE id IN (
          SELECT id FROM ({string.Join(" UNION ALL ", Enum.GetValues<OutboxPriority>().Select(FirstOf))}) AS foremost
          ORDER BY priority, due_at, id
          LIMIT @count)
        RETURNING id, kind, body, lane, priority, attempts, faults, due_at
        """,
        new { now, until = now + Lease, count });

    private static string FirstOf(OutboxPriority priority) =>
        $"""
        SELECT * FROM (
          SELECT id, priority, due_at FROM outbox o
          WHERE done_at IS NULL AND parked_at IS NULL AND priority = {(int)priority} AND due_at <= @now AND (leased_until IS NULL OR leased_until <= @now)
            AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.lane = o.lane AND p.id < o.id AND p.done_at IS NULL AND p.parked_at IS NULL)
          ORDER BY due_at, id
          LIMIT @count) of_{priority}
        """;

    /// <summary>The earliest instant at which a message can be leased, or null when there is none.</summary>
    public Task<Instant?> NextDueAsync(CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var free = await session.FindInstantAsync(
                """
                SELECT due_at FROM outbox o
                WHERE done_at IS NULL AND parked_at IS NULL AND leased_until IS NULL
                  AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.lane = o.lane AND p.id < o.id AND p.done_at IS NULL AND p.parked_at IS NULL)
                ORDER BY due_at LIMIT 1
                """);
            var leased = await session.FindInstantAsync(
                "SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM outbox WHERE leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL");
            return free is null ? leased : leased is null ? free : Instant.Min(free.Value, leased.Value);
        },
        cancellation);

    /// <summary>Done; the next message of its lane may run now.</summary>
    public Task SettleAsync(OutboxRow row, Instant now, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunAsync("UPDATE outbox SET done_at = @now, leased_until = NULL, last_error = NULL WHERE id = @Id", new { row.Id, now });
            if (row.Lane is not null) session.MakesDue(now);
        },
        cancellation);

    public Task PutOffAsync(Guid id, Instant until, string because, Tried tried, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunAsync(
                "UPDATE outbox SET due_at = @until, leased_until = NULL, last_error = @because, attempts = attempts - @back, faults = faults + @fault WHERE id = @id",
                new { id, until, because, back = tried == Tried.Waits ? 1 : 0, fault = tried == Tried.Failed ? 1 : 0 });
            session.MakesDue(until);
        },
        cancellation);

    public Task ParkAsync(Guid id, Instant now, string because, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await session.RunAsync("UPDATE outbox SET parked_at = @now, leased_until = NULL, last_error = @because WHERE id = @id", new { id, now, because });
            session.MakesDue(now);
        },
        cancellation);

    public async Task<bool> IsLeasedAsync(Guid id, CancellationToken cancellation) => await database.ReadAsync(
        session => session.FindAsync<int?>("SELECT 1 FROM outbox WHERE id = @id AND leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL", new { id }),
        cancellation) is not null;

    /// <summary>Frees what a process that is gone had leased. Right only where one process uses the database.</summary>
    public Task FreeLeasesAsync(CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("UPDATE outbox SET leased_until = NULL WHERE leased_until IS NOT NULL AND done_at IS NULL"), cancellation);

    /// <summary>Takes out what was done that long ago; until then its key keeps a repeated delivery from being heard twice.</summary>
    public Task ForgetDoneAsync(Instant before, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("DELETE FROM outbox WHERE done_at < @before", new { before }), cancellation);

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
