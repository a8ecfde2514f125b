using System.Data.Common;
using Dapper;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>Plain SQL on one connection, inside its transaction where there is one.</summary>
public class DbSession(DbConnection connection, DbTransaction? transaction)
{
    /// <summary>The earliest instant that this transaction made something due at; the due loop is told once it has committed.</summary>
    public Instant? EarliestDue { get; private set; }

    /// <summary>
    /// Ends a SELECT on whose rows this transaction decides: nobody else changes them before it ends. Nothing on SQLite, where one writes at a time.
    /// </summary>
    public virtual string ForUpdate => "";

    /// <summary>As <see cref="ForUpdate"/>, and rows that somebody else holds are left out.</summary>
    public virtual string SkipLocked => "";

    /// <summary>
    /// From here to the end of the transaction nobody else is inside the lock of that name. For what is decided on rows that are not there yet.
    /// </summary>
    public virtual Task LockAsync(string name) => Task.CompletedTask;

    public void MakesDue(Instant at) => EarliestDue = EarliestDue is { } earlier && earlier < at ? earlier : at;

    public async Task<int> RunAsync(string sql, object? args = null)
    {
        await FlushAsync();
        Fit(ref sql, ref args);
        return await connection.ExecuteAsync(sql, args, transaction);
    }

    /// <summary>
    /// Runs before the next statement or the commit, whichever comes first. For what nobody asks the outcome of: a server is sent all of them in one
    /// go. An error of one is thrown by the statement, or the commit, that they went before.
    /// </summary>
    public virtual Task RunLaterAsync(string sql, object? args = null) => RunAsync(sql, args);

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? args = null)
    {
        await FlushAsync();
        Fit(ref sql, ref args);
        return (await connection.QueryAsync<T>(sql, args, transaction)).AsList();
    }

    /// <summary>The first row, or null (for a value type: its default).</summary>
    public async Task<T?> FindAsync<T>(string sql, object? args = null)
    {
        await FlushAsync();
        Fit(ref sql, ref args);
        return await connection.QueryFirstOrDefaultAsync<T>(sql, args, transaction);
    }

    /// <summary>The instant in the first row; null where there is none.</summary>
    public async Task<Instant?> FindInstantAsync(string sql, object? args = null)
    {
        await FlushAsync();
        Fit(ref sql, ref args);
        return await connection.ExecuteScalarAsync<long?>(sql, args, transaction) is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    public async Task<T> GetAsync<T>(string sql, object? args = null)
    {
        await FlushAsync();
        Fit(ref sql, ref args);
        return await connection.QuerySingleAsync<T>(sql, args, transaction);
    }

    /// <summary>Runs what was to run later.</summary>
    internal virtual Task FlushAsync() => Task.CompletedTask;

    /// <summary>A step of the schema, as this database takes it.</summary>
    internal virtual Task RunStepAsync(string sql) => RunAsync(sql);

    /// <summary>Writes a statement as this database takes it.</summary>
    protected virtual void Fit(ref string sql, ref object? args)
    {
    }
}
