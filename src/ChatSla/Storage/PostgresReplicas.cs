using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// Every two seconds each replica says that it lives, buries those that have not for eight, and takes what work falls to it: of those that
/// offer a work, the one whose id and the work's name give the highest number, so that all agree without asking. Measured by the
/// database's clock and this machine's uptime; the clock that promises go by may stand or run.
/// </summary>
public sealed class PostgresReplicas : Replicas, IAsyncDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(8);

    private readonly PostgresDatabase database;
    private readonly PostgresNews news;
    private readonly DueSignal due;
    private readonly CancellationTokenSource ends = new();
    private readonly Lock gate = new();
    private readonly HashSet<string> offered = [];
    private Standing standing = Standing.None;
    private TaskCompletionSource changed = NewSource();
    private TaskCompletionSource hurry = NewSource();
    private Task beating = Task.CompletedTask;
    private bool isSilent;
    private bool isClosed;

    internal PostgresReplicas(PostgresDatabase database, PostgresAddress address, DueSignal due)
    {
        (this.database, this.due) = (database, due);
        news = new PostgresNews(address, Id, Learn);
        Heard("beat", _ => Hurry());
    }

    public override bool AreMany => true;

    public override int Count => Math.Max(1, standing.Live.Count);

    public override bool Holds(string work) => standing is { IsFresh: true } now && now.Held.Contains(work);

    public override bool IsMine(Guid id) =>
        standing is { Live.Count: > 1 } now && now.Live.Index().FirstOrDefault(one => one.Item == Id) is { Item: not null } me ? id.ToByteArray()[15] % now.Live.Count == me.Index : true;

    public override void Offer(string work)
    {
        lock (gate)
        {
            if (offered.Add(work)) hurry.TrySetResult();
        }
    }

    public override async Task<bool> WaitForAsync(string work, CancellationToken cancellation, TimeSpan? atMost = null)
    {
        Offer(work);
        var until = atMost is { } limit ? Task.Delay(limit, TimeProvider.System, cancellation) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        while (true)
        {
            Task change;
            lock (gate) change = changed.Task;
            if (Holds(work)) return true;
            if (until.IsCompleted)
            {
                cancellation.ThrowIfCancellationRequested();
                return false;
            }

            await Task.WhenAny(change, until);
        }
    }

    public override void Tell(string topic, string text) => news.Tell(topic, text);

    public override void TellDue(Instant at)
    {
        if (standing.Live.Count > 1) news.TellDue(at);
    }

    public override async Task JoinAsync(CancellationToken cancellation)
    {
        await news.StartAsync(cancellation);
        await BeatAsync();
        beating = BeatOnAsync();
    }

    /// <summary>As if the machine had lost its power: it says nothing more, and does not say that it goes.</summary>
    public async Task FallSilentAsync()
    {
        isSilent = true;
        standing = Standing.None;
        await ends.CancelAsync();
        await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await news.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (isClosed) return;

        isClosed = true;
        if (!isSilent)
        {
            await ends.CancelAsync();
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (standing != Standing.None) await LeaveAsync();
            await news.DisposeAsync();
        }

        ends.Dispose();
    }

    private void Hurry()
    {
        lock (gate) hurry.TrySetResult();
    }

    private void Learn(string? topic, string text)
    {
        if (topic == PostgresNews.Due && long.TryParse(text, out var at)) due.Notify(Instant.FromUnixTimeMilliseconds(at));
        else Hear(topic, text);
        if (topic is null) due.Notify(Instant.MinValue);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: it beats again, and holds nothing when it could not for too long.")]
    private async Task BeatOnAsync()
    {
        while (!ends.IsCancellationRequested)
        {
            Task woken;
            lock (gate)
            {
                if (hurry.Task.IsCompleted) hurry = NewSource();
                woken = hurry.Task;
            }

            try
            {
                await BeatAsync();
            }
            catch (Exception) when (!ends.IsCancellationRequested)
            {
            }

            await Task.WhenAny(woken, Task.Delay(Beat, TimeProvider.System, ends.Token));
        }
    }

    private async Task BeatAsync()
    {
        var (began, before) = (TimeProvider.System.GetTimestamp(), standing);
        string[] works;
        lock (gate) works = [.. offered];
        var (live, held, isNews) = await database.WriteAsync(session => BeatAsync(session, works, before), CancellationToken.None);
        lock (gate)
        {
            standing = new Standing(live, held, began);
            if (before.IsFresh && held.SetEquals(before.Held)) return;

            changed.TrySetResult();
            changed = NewSource();
        }

        // What was another's is ours now: it is looked at whatever was due meanwhile.
        due.Notify(Instant.MinValue);
        if (isNews) Tell("beat", "");
    }

    private async Task<(IReadOnlyList<string> Live, HashSet<string> Held, bool IsNews)> BeatAsync(DbSession session, string[] works, Standing before)
    {
        await SchemaSteps.RefuseAsync(session);
        await session.LockAsync("replicas");
        var now = await session.GetAsync<long>("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)");
        await session.RunAsync("INSERT INTO replicas (id, started_at, seen_at) VALUES (@Id, @now, @now) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at", new { Id, now });
        var dead = await session.RunAsync("DELETE FROM replicas WHERE seen_at < @limit", new { limit = now - (long)Silence.TotalMilliseconds });
        if (dead > 0 || before == Standing.None) await BuryAsync(session);
        if (before == Standing.None) await session.RunAsync(PostgresCommits.ForgetOld);

        var live = await session.ListAsync<string>("SELECT id FROM replicas ORDER BY id");
        var holders = (await session.ListAsync<(string Work, string Holder)>("SELECT work, holder FROM leases")).ToDictionary(row => row.Work, row => row.Holder);
        var (held, given) = (new HashSet<string>(), 0);
        foreach (var work in works.Union(holders.Where(one => one.Value == Id).Select(one => one.Key)))
        {
            var (isOurs, isFree, falls) = (holders.GetValueOrDefault(work) == Id, !holders.ContainsKey(work), FallsTo(work, live) == Id);
            if (isOurs && (!falls || !works.Contains(work)))
            {
                given++;
                await session.RunAsync("DELETE FROM leases WHERE work = @work AND holder = @Id", new { work, Id });
            }
            else if (isOurs || (isFree && falls))
            {
                held.Add(work);
                if (isFree) await session.RunAsync("INSERT INTO leases (work, holder) VALUES (@work, @Id)", new { work, Id });
            }
        }

        return (live, held, dead > 0 || given > 0 || before == Standing.None || !live.SequenceEqual(before.Live));
    }

    /// <summary>What the dead had leased is free for all.</summary>
    private static async Task BuryAsync(DbSession session)
    {
        await session.RunAsync("DELETE FROM leases WHERE holder NOT IN (SELECT id FROM replicas)");
        if (await session.RunAsync(OutboxLeases.Free) > 0) session.MakesDue(Instant.MinValue);
    }

    private async Task LeaveAsync()
    {
        try
        {
            await database.WriteAsync(
                async session =>
                {
                    await session.LockAsync("replicas");
                    await session.RunAsync("DELETE FROM replicas WHERE id = @Id", new { Id });
                    await BuryAsync(session);
                },
                CancellationToken.None);
            await news.SayAsync("beat", "");
        }
        catch (Exception away) when (away is StorageException or Npgsql.NpgsqlException)
        {
            // The others find out in some seconds.
        }
    }

    private static string FallsTo(string work, IReadOnlyList<string> live) => live.MaxBy(id => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{work} {id}"))))!;

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="Live">Everybody's ids, in their order.</param>
    /// <param name="Held">What this one does.</param>
    /// <param name="At">A timestamp of this machine's uptime.</param>
    private sealed record Standing(IReadOnlyList<string> Live, HashSet<string> Held, long At)
    {
        public static readonly Standing None = new([], [], 0);

        /// <summary>Others bury it a little later than it stops by itself.</summary>
        public bool IsFresh => At != 0 && TimeProvider.System.GetElapsedTime(At) < Silence - TimeSpan.FromSeconds(1);
    }
}
