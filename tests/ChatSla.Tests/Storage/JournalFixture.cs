using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.Storage;

/// <summary>A real database of its own.</summary>
public abstract class JournalFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-test-").FullName;

    internal StillClock Clock { get; } = new();

    internal DueSignal Due { get; } = new();

    private string? postgres;

    internal Database Database { get; private set; } = null!;

    internal QueryJournal Journal => new(Database, Clock);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        postgres = await TestStore.NewAsync();
        Database = await OpenAsync();
    }

    internal async Task<Database> OpenAsync()
    {
        var database = Databases.Of(new StoragePath(Path.Combine(folder, "chatsla.db"), postgres is null ? null : TestStore.Read(postgres)), Due);
        await database.StartAsync(Cancellation);
        return database;
    }

    internal async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = await OpenAsync();
    }

    /// <summary>A stored query that was received now and is due in two hours.</summary>
    internal async Task<Guid> StoreQueryAsync()
    {
        var id = Guid.CreateVersion7();
        await Database.WriteAsync(
            async session => await Journal.SaveAsync(session, Query.Open(id, await QueryJournal.NextNumberAsync(session), "support@contoso.com", "mail", Clock.Now, TwoHours.Policy)),
            Cancellation);
        return id;
    }

    internal Task<T> ReadAsync<T>(string sql) => Database.ReadAsync(session => session.GetAsync<T>(sql), Cancellation);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
