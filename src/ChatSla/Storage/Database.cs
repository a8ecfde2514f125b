using ChatSla.Time;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>The one database. Reads run side by side; a write is one transaction, durable when its task completes.</summary>
public abstract class Database(DueSignal due) : IAsyncDisposable
{
    /// <summary>Who else uses it.</summary>
    public virtual Replicas Replicas { get; } = new();

    /// <summary>Brings the schema up to date and readies the database for use.</summary>
    public abstract Task StartAsync(CancellationToken cancellation);

    public abstract Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation);

    /// <summary>All that is read is of one moment, however long it takes; nobody who writes waits for it.</summary>
    public abstract Task<T> SnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation);

    /// <summary>Runs the job in a transaction of its own: all of it is stored or, if it throws, none.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbSession, Task<T>> job, CancellationToken cancellation);

    public Task WriteAsync(Func<DbSession, Task> job, CancellationToken cancellation) =>
        WriteAsync(
            async session =>
            {
                await job(session);
                return true;
            },
            cancellation);

    /// <summary>
    /// Stores it with the next transaction, whoever's that is: what is handed in before a change is stored with it or not at all, and
    /// costs no sync of its own. The last are stored when the database is closed.
    /// </summary>
    public abstract void Along(Func<DbSession, Task> job);

    /// <summary>True where the constraint that failed says that a row with that key is there already.</summary>
    public abstract bool IsDuplicateKey(Exception error);

    public abstract ValueTask DisposeAsync();

    protected void Committed(Instant? earliestDue)
    {
        if (earliestDue is not { } at) return;

        due.Notify(at);
        Replicas.TellDue(at);
    }
}
