using Microsoft.Data.Sqlite;

namespace ChatSla.EndToEnd;

/// <summary>A look into the program's database while it runs.</summary>
internal sealed class ProgramStore(string data)
{
    private readonly string address = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "chatsla.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(address);
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
