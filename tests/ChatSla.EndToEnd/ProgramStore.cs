using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatSla.EndToEnd;

/// <summary>A look into the program's database while it runs.</summary>
/// <param name="data">The folder of its SQLite file.</param>
/// <param name="postgres">The address of its PostgreSQL, where it is one.</param>
internal sealed class ProgramStore(string data, string? postgres = null)
{
    private readonly string file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "chatsla.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        await using DbConnection connection = postgres is null ? new SqliteConnection(file) : new NpgsqlConnection($"{postgres};Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(read(reader));
        return rows;
    }

    public async Task<int> CountAsync(string sql, CancellationToken cancellation) => (await ListAsync(sql, row => row.GetInt32(0), cancellation))[0];
}
