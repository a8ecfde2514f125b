using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using ChatSla.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// SQLite in write-ahead mode with synchronous=FULL. SQLite has one writer, so there is one queue with a thread of its own: the
/// jobs that wait are committed as a group with one sync to the disk, each in a savepoint, so that one that fails takes nobody
/// with it.
/// </summary>
public sealed class SqliteDatabase(StoragePath path, DueSignal due) : Database(due), IAsyncDisposable
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
    private bool isClosed;

    private string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = path.File,
        DefaultTimeout = 30,
        ForeignKeys = false,
        Pooling = false,
    }.ToString();

    public override async Task StartAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path.File))!);
        writer = new PreparedConnection(ConnectionString);
        await writer.OpenAsync(cancellation);
        writer.Run(Pragmas);
        using (var transaction = writer.BeginWrite())
        {
            await SchemaSteps.ApplyAsync(new DbSession(writer, transaction));
            transaction.Commit();
        }

        writing = Task.Factory.StartNew(WriteGroups, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation)
    {
        if (!readers.TryTake(out var reader))
        {
            reader = new PreparedConnection(ConnectionString);
            await reader.OpenAsync(cancellation);
        }

        try
        {
            var result = await read(new DbSession(reader, null));
            if (!isClosed && readers.Count < MostReaders)
            {
                readers.Add(reader);
                reader = null;
            }

            return result;
        }
        finally
        {
            if (reader is not null) await reader.DisposeAsync();
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

    public async ValueTask DisposeAsync()
    {
        if (isClosed) return;

        isClosed = true;
        jobs.CompleteAdding();
        if (writing is not null) await writing;
        if (writer is not null && !along.IsEmpty) WriteGroup([]);
        while (readers.TryTake(out var reader)) await reader.DisposeAsync();
        if (writer is not null) await writer.DisposeAsync();
        jobs.Dispose();
    }

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
        try
        {
            Instant? earliest = null;
            using (var transaction = writer!.BeginWrite())
            {
                foreach (var job in riders.Concat(group)) earliest = Earlier(earliest, RunInSavepoint(job, transaction));
                transaction.Commit();
            }

            Committed(earliest);
            foreach (var job in group) job.Settle();
        }
        catch (Exception error)
        {
            foreach (var job in group) job.Done.TrySetException(error);
            foreach (var rider in riders) along.Enqueue(rider);
        }
    }

    /// <summary>The job is waited for: the writer's thread has nothing else to do, and SQLite's own calls block anyway.</summary>
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
        catch (Exception error)
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
