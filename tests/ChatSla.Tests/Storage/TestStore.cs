using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.Storage;

/// <summary>CHATSLA_TEST_STORE=postgres runs the tests on PostgreSQL, each on a database of its own; else each has a SQLite file.</summary>
internal static class TestStore
{
    private static readonly Lazy<Task<string>> Empty = new(PrepareAsync);

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("CHATSLA_TEST_STORE") == "postgres";

    /// <summary>What Storage:Postgres is set to; null where the tests run on SQLite.</summary>
    public static async Task<string?> NewAsync() => IsPostgres ? await NewPostgresAsync() : null;

    /// <summary>A database with all tables, whatever the tests run on.</summary>
    public static async Task<string> NewPostgresAsync() => await (await PostgresServer.OneAsync()).CreateAsync(await Empty.Value);

    public static PostgresAddress Read(string address) => PostgresAddress.Read(address, new Faults())!;

    public static void SkipOnPostgres(string why) => Assert.SkipWhen(IsPostgres, why);

    /// <summary>The tables are made once; the databases of the tests are copies.</summary>
    private static async Task<string> PrepareAsync()
    {
        var address = await (await PostgresServer.OneAsync()).CreateAsync();
        await using (var database = new PostgresDatabase(Read(address + ";Pooling=false"), new DueSignal())) await database.StartAsync(CancellationToken.None);
        return PostgresServer.NameOf(address);
    }
}
