using System.Data.Common;
using Npgsql;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>A look into a database of either kind while programs run on it.</summary>
/// <param name="Folder">Of the SQLite file, and of what the programs say.</param>
/// <param name="Postgres">The database; null: SQLite.</param>
internal sealed record MeasuredStore(string Folder, string? Postgres)
{
    public string Name => Postgres is null ? "SQLite" : "PostgreSQL";

    public string File => Path.Combine(Folder, "chatsla.db");

    public Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellation) => new ProgramStore(Folder, Postgres).ListAsync(sql, read, cancellation);

    public async Task<long> CountAsync(string sql, CancellationToken cancellation) => (await ListAsync(sql, row => row.GetInt64(0), cancellation))[0];

    /// <summary>An empty database on a server that syncs each commit to the disk, as one in use does.</summary>
    /// <param name="like">What it is a copy of; null: empty.</param>
    public static async Task<MeasuredStore> OnPostgresAsync(string folder, MeasuredStore? like = null)
    {
        var server = await PostgresServer.OneAsync();
        var address = new NpgsqlConnectionStringBuilder(like is null ? await server.CreateAsync() : await server.CreateAsync(PostgresServer.NameOf(like.Postgres!)));
        address.Remove("Maximum Pool Size");
        var store = new MeasuredStore(folder, address.ToString());
        await store.ListAsync("ALTER SYSTEM SET fsync = on", _ => 0, CancellationToken.None);
        await store.ListAsync("SELECT pg_reload_conf()", _ => 0, CancellationToken.None);
        return store;
    }
}
