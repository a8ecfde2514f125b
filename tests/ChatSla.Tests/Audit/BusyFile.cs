using Microsoft.Data.Sqlite;
using World = ChatSla.Tests.World.World;

namespace ChatSla.Tests.Audit;

/// <summary>What a busy day has left, sealed; each test has a copy of its own to do damage to.</summary>
public sealed class BusyFile : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-audit-").FullName;
    private World.World world = null!;
    private int copies;

    public async ValueTask InitializeAsync()
    {
        world = await World.World.StartBusyAsync(("Storage:Postgres", null));
        await world.LiveBusilyAsync();
        await world.AuditAsync();
        await world.SettleAsync();
        await world.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null) await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public string Copy()
    {
        var file = Path.Combine(folder, $"{Interlocked.Increment(ref copies)}.db");
        world.CopyStorage(file);
        return file;
    }

    public Task<(int Code, string Said, string Error)> AuditAsync(string file, params string[] words) => world.RunCommandOnAsync(file, ["audit", .. words]);

    public static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
