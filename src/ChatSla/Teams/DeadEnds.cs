using System.Collections.Concurrent;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>
/// Conversations that Teams refuses us: gone, or without the app. Nothing is sent there until something is heard from there, the app is
/// installed somewhere, or a day has passed: then one message tries it again.
/// </summary>
public sealed class DeadEnds : IDisposable
{
    private const string Topic = "dead-ends";
    private const string Open = "open";

    private static readonly Duration BetweenTries = Duration.FromDays(1);

    private readonly SemaphoreSlim loading = new(1);
    private readonly Database database;
    private readonly TimeProvider clock;
    private ConcurrentDictionary<string, DeadEnd>? known;

    public DeadEnds(Database database, TimeProvider clock)
    {
        (this.database, this.clock) = (database, clock);
        database.Replicas.Heard(Topic, text =>
        {
            known = null;
            if (text is Open or "") Revived?.Invoke();
        });
    }

    /// <summary>Everything is tried, whatever was refused before: for a check of the set-up, whose database may be an older one.</summary>
    public static DeadEnds Forget(Database database, TimeProvider clock) => new(database, clock) { known = [] };

    public async Task<bool> IsDeadAsync(string channel, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        if (!all.TryGetValue(channel, out var end)) return false;
        if (clock.Now - end.TriedAt < BetweenTries) return true;

        return !all.TryUpdate(channel, end with { TriedAt = clock.Now }, end);
    }

    public async Task<IReadOnlyCollection<DeadEnd>> ListAsync(CancellationToken cancellation) => [.. (await AllAsync(cancellation)).Values];

    /// <summary>Notes it, with what must follow when it is news.</summary>
    /// <param name="ifNew">Runs in the same transaction.</param>
    public async Task MarkAsync(string channel, string because, Func<DbSession, DeadEnd, Task> ifNew, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        var end = new DeadEnd(channel, because, clock.Now, clock.Now);
        var isNew = !all.TryGetValue(channel, out var before);
        if (!isNew) end = end with { Since = before!.Since };
        await database.WriteAsync(
            async session =>
            {
                await session.RunAsync(
                    """
                    INSERT INTO dead_ends (id, because, since, tried_at) VALUES (@Id, @Because, @Since, @TriedAt)
                    ON CONFLICT (id) DO UPDATE SET because = excluded.because, tried_at = excluded.tried_at
                    """,
                    end);
                if (isNew) await ifNew(session, end);
            },
            cancellation);
        all[channel] = end;
        database.Replicas.Tell(Topic, channel);
    }

    /// <summary>Something was heard from there, or the app was installed (null: wherever that was, it may be everywhere again).</summary>
    public async Task ReviveAsync(string? channel, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        if (all.IsEmpty || (channel is not null && !all.ContainsKey(channel))) return;

        await database.WriteAsync(session => session.RunAsync("DELETE FROM dead_ends WHERE @channel IS NULL OR id = @channel", new { channel }), cancellation);
        foreach (var id in all.Keys.Where(id => channel is null || id == channel)) all.TryRemove(id, out _);
        Revived?.Invoke();
        database.Replicas.Tell(Topic, Open);
    }

    /// <summary>Somewhere is open again: what should have been there can be.</summary>
    public event Action? Revived;

    public void Dispose() => loading.Dispose();

    private async Task<ConcurrentDictionary<string, DeadEnd>> AllAsync(CancellationToken cancellation)
    {
        if (known is { } all) return all;

        await loading.WaitAsync(cancellation);
        try
        {
            if (known is null)
            {
                var rows = await database.ReadAsync(session => session.ListAsync<DeadEndRow>("SELECT id, because, since, tried_at FROM dead_ends"), cancellation);
                known = new(rows.Select(row => KeyValuePair.Create(row.Id, new DeadEnd(row.Id, row.Because, row.Since, row.TriedAt))));
            }

            return known;
        }
        finally
        {
            loading.Release();
        }
    }

    private sealed class DeadEndRow
    {
        public string Id { get; init; } = "";

        public string Because { get; init; } = "";

        public Instant Since { get; init; }

        public Instant TriedAt { get; init; }
    }
}

/// <param name="Because">The code that Teams gave, as "BotNotInConversationRoster".</param>
/// <param name="TriedAt">When something was last sent there.</param>
public sealed record DeadEnd(string Id, string Because, Instant Since, Instant TriedAt);
