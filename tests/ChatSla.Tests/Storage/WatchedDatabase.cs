using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.Storage;

/// <summary>A database after whose next write something happens, before the writer goes on.</summary>
internal sealed class WatchedDatabase(Database real, DueSignal due) : Database(due)
{
    private Func<Task>? then;

    public void AfterNextWrite(Func<Task> happens) => then = happens;

    public override async Task<T> WriteAsync<T>(Func<DbSession, Task<T>> job, CancellationToken cancellation)
    {
        var result = await real.WriteAsync(job, cancellation);
        if (Interlocked.Exchange(ref then, null) is { } happens) await happens();
        return result;
    }

    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation) => real.ReadAsync(read, cancellation);

    public override Task<T> SnapshotAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation) => real.SnapshotAsync(read, cancellation);

    public override Task StartAsync(CancellationToken cancellation) => real.StartAsync(cancellation);

    public override void Along(Func<DbSession, Task> job) => real.Along(job);

    public override bool IsDuplicateKey(Exception error) => real.IsDuplicateKey(error);

    public override ValueTask DisposeAsync() => real.DisposeAsync();
}
