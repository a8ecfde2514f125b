using System.Collections.Concurrent;
using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.Storage;

/// <summary>A SQLite file as the running program has it, and what the log says of it.</summary>
internal sealed class KeptDatabase : IAsyncDisposable, ILogger<StorageHealth>
{
    private readonly ConcurrentQueue<string> said = [];

    public KeptDatabase(string file)
    {
        File = file;
        Health = new StorageHealth(new StillClock(), this);
        Database = new SqliteDatabase(new StoragePath(file), new DueSignal(), Health);
    }

    public string File { get; }

    public StorageHealth Health { get; }

    public SqliteDatabase Database { get; }

    /// <summary>As "Error: The disk of ... is full".</summary>
    public IReadOnlyList<string> Said => [.. said];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<KeptDatabase> StartAsync()
    {
        await Database.StartAsync(Cancellation);
        return this;
    }

    /// <summary>Stores a note of that many bytes.</summary>
    public Task NoteAsync(string name, int size = 10) => Database.WriteAsync(
        session => session.RunAsync("INSERT INTO languages (place, language, chosen_by, chosen_at) VALUES (@name, 'en', @text, 0)", new { name, text = new string('x', size) }), Cancellation);

    public Task<IReadOnlyList<string>> NotesAsync() => Database.ReadAsync(session => session.ListAsync<string>("SELECT place FROM languages WHERE LENGTH(chosen_by) > 0 ORDER BY place"), Cancellation);

    public static Task<StorageException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<StorageException>(act);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => said.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
