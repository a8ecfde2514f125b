using System.Collections.Concurrent;
using System.Data;
using ChatSla.Telemetry;
using ChatSla.Time;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>
/// PostgreSQL, shared by any number of replicas. Each write is a transaction that reads what is committed; what it decides on, it locks
/// (<see cref="DbSession.ForUpdate"/>, <see cref="DbSession.LockAsync"/>). While the server is away or asks for another try, it is tried
/// again for some seconds, wherever it is certain that nothing was stored.
/// </summary>
public sealed class PostgresDatabase : Database
{
    /// <summary>Fewer than the pool holds, so that who writes can still read.</summary>
    private readonly SemaphoreSlim writers;
    private readonly PostgresAddress address;
    private readonly TimeSpan patience;
    private readonly NpgsqlDataSource source;
    private readonly StorageHealth? health;
    private readonly ConcurrentQueue<Func<DbSession, Task>> along = new();
    private readonly PostgresReplicas replicas;
    private readonly PostgresCommits commits;
    private long heldAt;
    private bool isClosed;

    /// <param name="patience">How long a server that is away is waited for; null: 8 s.</param>
    /// <param name="health">Hears whether it takes what is written.</param>
    public PostgresDatabase(PostgresAddress address, DueSignal due, TimeSpan? patience = null, StorageHealth? health = null)
        : base(due)
    {
        (this.address, this.patience, this.health) = (address, patience ?? TimeSpan.FromSeconds(8), health);
        source = address.Open();
        writers = new SemaphoreSlim(Math.Max(1, address.MaxPoolSize / 2));
        replicas = new PostgresReplicas(this, address, due);
        commits = new PostgresCommits(address, source, replicas.Id);
    }

    public override Replicas Replicas => replicas;

    /// <exception cref="StorageException">It cannot be used; the message says why and what to do.</exception>
    public override async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(
                async session =>
                {
                    // Another's step may take minutes.
                    await session.RunAsync("SET LOCAL lock_timeout = 0");
                    await session.LockAsync("schema");
                    await SchemaSteps.ApplyAsync(session);
                },
                cancellation);
        }
        catch (Exception error) when (error is NpgsqlException || error.InnerException is NpgsqlException)
        {
            throw PostgresFaults.AtStart(address, error as NpgsqlException ?? error.InnerException!);
        }
    }

    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation) => PatientlyAsync(
        async () =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return await read(new PostgresSession(connection, null));
        },
        cancellation);

    /// <summary>A server that goes away meanwhile ends it.</summary>
    public override async Task<T> SnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            return await read(new PostgresSession(connection, transaction));
        }
        catch (Exception error) when (PostgresFaults.Trouble(address, error) is { } trouble)
        {
            throw Told(trouble);
        }
    }

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> job, CancellationToken cancellation)
    {
        await writers.WaitAsync(cancellation);
        try
        {
            var result = await PatientlyAsync(() => WriteOnceAsync(job, cancellation), cancellation);
            // What somebody keeps locked others may not need: that is over when nobody has met it for a while.
            if (heldAt == 0 || TimeProvider.System.GetElapsedTime(heldAt) > patience * 3) health?.Succeeded();
            return result;
        }
        finally
        {
            writers.Release();
        }
    }

    /// <summary>A long transaction that is tried once, for what moves whole tables. No program starts on the database meanwhile.</summary>
    internal async Task BulkAsync(Func<NpgsqlConnection, Task> job, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await new PostgresSession(connection, transaction).LockAsync("schema");
        await job(connection);
        await transaction.CommitAsync(CancellationToken.None);
    }

    public override void Along(Func<DbSession, Task> job) => along.Enqueue(job);

    public override bool IsDuplicateKey(Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override async ValueTask DisposeAsync()
    {
        if (isClosed) return;

        await replicas.DisposeAsync();
        isClosed = true;
        try
        {
            if (!along.IsEmpty) await WriteOnceAsync(_ => Task.FromResult(true), CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The server went first; nothing that was promised to be stored is in the queue.
        }

        await source.DisposeAsync();
        writers.Dispose();
    }

    private async Task<T> WriteOnceAsync<T>(Func<DbSession, Task<T>> job, CancellationToken cancellation)
    {
        var (began, riders) = (Measures.Begin(), new List<Func<DbSession, Task>>());
        while (along.TryDequeue(out var rider)) riders.Add(rider);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var session = new PostgresSession(connection, transaction);
            foreach (var rider in riders) await RideAsync(rider, session, transaction);
            var result = await job(session);
            await commits.CommitAsync(session, transaction);
            Measures.Committed(riders.Count + 1, began);
            Committed(session.EarliestDue);
            return result;
        }
        catch
        {
            foreach (var rider in riders) along.Enqueue(rider);
            throw;
        }
    }

    /// <summary>An error in a transaction ends it on PostgreSQL, so what only rides along has a savepoint of its own.</summary>
    private static async Task RideAsync(Func<DbSession, Task> rider, PostgresSession session, NpgsqlTransaction transaction)
    {
        await transaction.SaveAsync("rider");
        try
        {
            await rider(session);
            await session.FlushAsync();
            await transaction.ReleaseAsync("rider");
        }
        catch (PostgresException)
        {
            await transaction.RollbackAsync("rider");
        }
    }

    /// <summary>While it is known that something is wrong, whoever asks next is not kept waiting as long as the first.</summary>
    /// <exception cref="StorageException">The server was away for too long, or takes nothing.</exception>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> run, CancellationToken cancellation)
    {
        var (began, pause, limit) = (TimeProvider.System.GetTimestamp(), TimeSpan.FromMilliseconds(20), health?.Trouble is null ? patience : patience / 8);
        while (true)
        {
            try
            {
                return await run();
            }
            catch (Exception error) when (PostgresFaults.IsPassing(error) && TimeProvider.System.GetElapsedTime(began) + pause < (PostgresFaults.IsTie(error) ? patience * 3 : limit) && !isClosed)
            {
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), TimeProvider.System, cancellation);
                pause = TimeSpan.FromMilliseconds(Math.Min(1000, pause.TotalMilliseconds * 2));
            }
            catch (Exception error) when (PostgresFaults.Trouble(address, error) is { } trouble)
            {
                throw Told(trouble);
            }
        }
    }

    private StorageException Told(StorageException trouble)
    {
        if (trouble.Fault is StorageFault.Held) heldAt = TimeProvider.System.GetTimestamp();
        health?.Failed(trouble);
        return trouble;
    }
}
