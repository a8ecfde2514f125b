using System.Data.Common;
using Dapper;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>Plain SQL on one connection, inside its transaction where there is one.</summary>
public sealed class DbSession(DbConnection connection, DbTransaction? transaction)
{
    /// <summary>The earliest instant that this transaction made something due at; the due loop is told once it has committed.</summary>
    public Instant? EarliestDue { get; private set; }

    public void MakesDue(Instant at) => EarliestDue = EarliestDue is { } earlier && earlier < at ? earlier : at;

    public Task<int> RunAsync(string sql, object? args = null) => connection.ExecuteAsync(sql, args, transaction);

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(sql, args, transaction)).AsList();

    /// <summary>The first row, or null (for a value type: its default).</summary>
    public Task<T?> FindAsync<T>(string sql, object? args = null) => connection.QueryFirstOrDefaultAsync<T>(sql, args, transaction);

    /// <summary>The instant in the first row; null where there is none.</summary>
    public async Task<Instant?> FindInstantAsync(string sql, object? args = null) =>
        await connection.ExecuteScalarAsync<long?>(sql, args, transaction) is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;

    public Task<T> GetAsync<T>(string sql, object? args = null) => connection.QuerySingleAsync<T>(sql, args, transaction);
}
