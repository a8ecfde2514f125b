using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatSla.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// SQLite in write-ahead mode with synchronous=FULL. SQLite has one writer, so there is one queue: the jobs that wait are
/// committed as a group with one sync to the disk, each in a savepoint, so that one that fails takes nobody with it.
/// </summary>
public sealed class SqliteDatabase(StoragePath path, DueSignal due) : Database(due), IAsyncDisposable
{
    private const int GroupSize = 64;

    private readonly Channel<WriteJob> jobs = Channel.CreateUnbounded<WriteJob>(new() { SingleReader = true });
    private readonly ConcurrentQueue<WriteJob> along = new();
    private SqliteConnection? writer;
    private Task? writing;

    private string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = path.File,
        DefaultTimeout = 30,
        ForeignKeys = false,
    }.ToString();

    public override async Task StartAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path.File))!);
        writer = new SqliteConnection(ConnectionString);
        await writer.OpenAsync(cancellation);
        await ExecuteAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", cancellation);
        using (var transaction = writer.BeginTransaction(deferred: false))
        {
            await SchemaSteps.ApplyAsync(new DbSession(writer, transaction));
            transaction.Commit();
        }

        writing = Task.Run(WriteGroupsAsync, CancellationToken.None);
    }

    public override async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        return await read(new DbSession(connection, null));
    }

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> job, CancellationToken cancellation)
    {
        var result = default(T);
        var queued = new WriteJob(async session => result = await job(session), cancellation);
        await jobs.Writer.WriteAsync(queued, cancellation);
        await queued.Done.Task;
        return result!;
    }

    public override void Along(Func<DbSession, Task> job) => along.Enqueue(new WriteJob(job, CancellationToken.None));

    /// <summary>SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.</summary>
    public override bool IsDuplicateKey(Exception error) => error is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        if (writing is not null) await writing;
        if (writer is not null && !along.IsEmpty) await WriteGroupAsync([]);
        if (writer is not null) await writer.DisposeAsync();
    }

    private async Task WriteGroupsAsync()
    {
        var group = new List<WriteJob>(GroupSize);
        while (await jobs.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupSize && jobs.Reader.TryRead(out var job)) group.Add(job);
            await WriteGroupAsync(group);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Each error is handed to the caller whose job it was.")]
    private async Task WriteGroupAsync(List<WriteJob> group)
    {
        var riders = new List<WriteJob>();
        while (along.TryDequeue(out var rider)) riders.Add(rider);
        try
        {
            Instant? earliest = null;
            using (var transaction = writer!.BeginTransaction(deferred: false))
            {
                foreach (var job in riders.Concat(group)) earliest = Earlier(earliest, await RunInSavepointAsync(job, transaction));
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

    [SuppressMessage("Design", "CA1031", Justification = "The error is handed to the caller whose job it was.")]
    private async Task<Instant?> RunInSavepointAsync(WriteJob job, DbTransaction transaction)
    {
        var session = new DbSession(writer!, transaction);
        await transaction.SaveAsync("job");
        try
        {
            job.Cancellation.ThrowIfCancellationRequested();
            await job.Run(session);
            await transaction.ReleaseAsync("job");
            return session.EarliestDue;
        }
        catch (Exception error)
        {
            job.Error = error;
            await transaction.RollbackAsync("job");
            return null;
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = writer!.CreateCommand();
#pragma warning disable CA2100 // Only ever the constant above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
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
