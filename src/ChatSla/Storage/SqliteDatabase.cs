using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using ChatSla.Telemetry;
using ChatSla.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// SQLite in write-ahead mode with synchronous=FULL. SQLite has one writer, so there is one queue with a thread of its own: the
/// jobs that wait are committed as a group with one sync to the disk, each in a savepoint, so that one that fails takes nobody
/// with it.
/// </summary>
/// <param name="health">The running program's, which alone holds the file and looks after it; null: a command beside it.</param>
public sealed class SqliteDatabase(StoragePath path, DueSignal due, StorageHealth? health = null) : Database(due)
{
    private const int GroupSize = 256;

    /// <summary>Readers that are kept open; more are opened while more read at once.</summary>
    private const int MostReaders = 8;

    /// <summary>The log is copied into the file every 32 MiB instead of every 4: each copy is two more syncs that all writers wait for.</summary>
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=8000; PRAGMA cache_size=-16000;";

    private readonly BlockingCollection<WriteJob> jobs = [];
    private readonly ConcurrentQueue<WriteJob> along = new();
    private readonly ConcurrentBag<PreparedConnection> readers = [];
    private PreparedConnection? writer;
    private Task? writing;
    private SqliteKeeper? keeper;
    private bool isClosed;

    /// <summary>Bytes, of all files of this program.</summary>
    public static long MemoryInUse => SQLitePCL.raw.sqlite3_memory_used();

    public override async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path.File))!);
            keeper = health is null ? null : SqliteKeeper.Take(path.File, health);
            writer = new PreparedConnection(AddressOf(SqliteOpenMode.ReadWriteCreate));
            await writer.OpenAsync(cancellation);
            writer.Run(Pragmas);
            if (keeper is not null) await keeper.CheckAsync(AddressOf(SqliteOpenMode.ReadWrite));
            using (var transaction = writer.BeginWrite())
            {
                await SchemaSteps.ApplyAsync(new DbSession(writer, transaction));
                transaction.Commit();
            }

            keeper?.Begun();
        }
        catch (Exception error) when (SqliteFaults.Of(error, path.File) is { } fault)
        {
            await CloseAsync();
            throw fault;
        }

        writing = Task.Factory.StartNew(WriteGroups, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation)
    {
        PreparedConnection? reader = null;
        try
        {
            if (!readers.TryTake(out reader))
            {
                reader = new PreparedConnection(AddressOf(SqliteOpenMode.ReadWrite));
                await reader.OpenAsync(cancellation);
            }

            var result = await read(new DbSession(reader, null));
            if (!isClosed && readers.Count < MostReaders)
            {
                readers.Add(reader);
                reader = null;
            }

            return result;
        }
        catch (SqliteException error) when (SqliteFaults.Of(error, path.File) is { } fault)
        {
            keeper?.Failed(fault, writer);
            throw fault;
        }
        finally
        {
            if (reader is not null) await reader.DisposeAsync();
        }
    }

    /// <summary>On a connection of its own. The log is not copied into the file past that moment: it grows by what is written meanwhile.</summary>
    public override async Task<T> SnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await using var reader = new PreparedConnection(AddressOf(SqliteOpenMode.ReadWrite));
            await reader.OpenAsync(cancellation);
            using var transaction = reader.BeginRead();
            return await read(new DbSession(reader, transaction));
        }
        catch (SqliteException error) when (SqliteFaults.Of(error, path.File) is { } fault)
        {
            throw fault;
        }
    }

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> job, CancellationToken cancellation)
    {
        var result = default(T);
        var queued = new WriteJob(Correlation.Keep(async session => result = await job(session)), cancellation);
        jobs.Add(queued, cancellation);
        await queued.Done.Task;
        return result!;
    }

    public override void Along(Func<DbSession, Task> job) => along.Enqueue(new WriteJob(job, CancellationToken.None));

    /// <summary>SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.</summary>
    public override bool IsDuplicateKey(Exception error) => error is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    public override async ValueTask DisposeAsync()
    {
        if (isClosed) return;

        isClosed = true;
        jobs.CompleteAdding();
        if (writing is not null) await writing;
        if (writer is not null && !along.IsEmpty) WriteGroup([]);
        await CloseAsync();
        jobs.Dispose();
    }

    private async Task CloseAsync()
    {
        if (keeper is not null) await keeper.EndAsync();
        while (readers.TryTake(out var reader)) await reader.DisposeAsync();
        if (writer is not null) await writer.DisposeAsync();
        writer = null;
        keeper?.Dispose();
    }

    /// <param name="mode">Who reads makes no file: where there is none any more, one that is new would be taken for it.</param>
    private string AddressOf(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path.File,
        Mode = mode,
        DefaultTimeout = 30,
        ForeignKeys = false,
        Pooling = false,
    }.ToString();

    private void WriteGroups()
    {
        var group = new List<WriteJob>(GroupSize);
        while (jobs.TryTake(out var job, Timeout.Infinite))
        {
            group.Clear();
            group.Add(job);
            while (group.Count < GroupSize && jobs.TryTake(out job)) group.Add(job);
            WriteGroup(group);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Each error is handed to the caller whose job it was.")]
    private void WriteGroup(List<WriteJob> group)
    {
        var riders = new List<WriteJob>();
        while (along.TryDequeue(out var rider)) riders.Add(rider);
        var began = Measures.Begin();
        try
        {
            Instant? earliest = null;
            keeper?.Allow(writer!);
            using (var transaction = writer!.BeginWrite())
            {
                foreach (var job in riders.Concat(group)) earliest = Earlier(earliest, RunInSavepoint(job, transaction));
                keeper?.Before(writer);
                transaction.Commit();
            }

            Measures.Committed(riders.Count + group.Count, began);
            keeper?.Succeeded(writer);
            Committed(earliest);
            foreach (var job in group) job.Settle();
        }
        catch (Exception error)
        {
            var fault = SqliteFaults.Of(error, path.File);
            if (fault is not null) keeper?.Failed(fault, writer);
            foreach (var job in group) job.Done.TrySetException(fault ?? error);
            foreach (var rider in riders) along.Enqueue(rider);
        }
    }

    /// <summary>
    /// The job is waited for: the writer's thread has nothing else to do, and SQLite's own calls block anyway. A fault of the file ends the
    /// whole group, whose transaction SQLite may have rolled back already.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "The error is handed to the caller whose job it was.")]
    private Instant? RunInSavepoint(WriteJob job, DbTransaction transaction)
    {
        var session = new DbSession(writer!, transaction);
        writer!.Run("SAVEPOINT job", transaction);
        try
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Run(session).GetAwaiter().GetResult();
            writer.Run("RELEASE job", transaction);
            return session.EarliestDue;
        }
        catch (Exception error) when (SqliteFaults.Of(error, path.File) is null)
        {
            job.Error = error;
            writer.Run("ROLLBACK TO job", transaction);
            writer.Run("RELEASE job", transaction);
            return null;
        }
    }

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);

    private sealed class WriteJob(Func<DbSession, Task> run, CancellationToken cancellation)
    {
        public Func<DbSession, Task> Run { get; } = run;

        public CancellationToken Cancellation { get; } = cancellation;

        public Exception? Error { get; set; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Tells the caller, once the group it was in has committed.</summary>
        public void Settle()
        {
            if (Error is null) Done.TrySetResult();
            else Done.TrySetException(Error);
        }
    }
}
