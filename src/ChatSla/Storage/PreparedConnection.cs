using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ChatSla.Storage;

/// <summary>
/// A SQLite connection that keeps its statements: each text is compiled once, and every later command with that text binds its
/// values to it. For one user at a time.
/// </summary>
internal sealed class PreparedConnection(string connectionString) : DbConnection
{
    /// <summary>Texts that are put together as they are needed do not fill the memory.</summary>
    private const int Most = 300;

    private readonly SqliteConnection inner = new(connectionString);
    private readonly Dictionary<string, SqliteCommand> idle = [];

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void Open() => inner.Open();

    public override void Close() => inner.Close();

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    internal SqliteConnection Inner => inner;

    /// <summary>Takes the lock of the one writer at once.</summary>
    public DbTransaction BeginWrite() => inner.BeginTransaction(deferred: false);

    /// <summary>What is read in it is of one moment, that of the first read.</summary>
    public DbTransaction BeginRead() => inner.BeginTransaction(deferred: true);

    /// <summary>A statement without values, such as a pragma or a savepoint.</summary>
    public void Run(string sql, DbTransaction? transaction = null)
    {
        using var command = CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Only ever a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The command with that text, out of the cupboard where it is there: one that is in use already has a second one made.</summary>
    internal SqliteCommand Take(string sql)
    {
        if (idle.Remove(sql, out var command)) return command;

        command = inner.CreateCommand();
#pragma warning disable CA2100 // The text is the caller's; values come as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    internal void GiveBack(SqliteCommand command)
    {
        command.Transaction = null;
        command.Parameters.Clear();
        if (idle.Count >= Most || !idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in idle.Values) command.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
