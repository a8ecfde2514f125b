using ChatSla.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatSla.Upkeep;

/// <summary>
/// Copies a SQLite database as it stood at one instant, while others may go on writing to it. The copy is checked from end to end and its
/// rows are counted before it has its name; until then, and if anything fails, nothing of that name is there.
/// </summary>
/// <param name="progress">How many percent are copied.</param>
internal sealed class SqliteCopy(Action<int> progress)
{
    private const int PagesAtOnce = 1000;

    /// <param name="amend">Changes the copy before it is checked; null: it stays as it is.</param>
    /// <exception cref="StorageException">One of the files cannot be used.</exception>
    /// <exception cref="IOException">The new file is there already, or cannot be written.</exception>
    public async Task<Copied> RunAsync(string from, string to, Func<SqliteConnection, SqliteTransaction, Task>? amend, CancellationToken cancellation)
    {
        var passing = $"{to}.partial-{Guid.NewGuid().ToString("N")[..8]}";
        try
        {
            if (File.Exists(to)) throw new IOException($"{to} is there already; nothing is ever written over.");

            var copied = await WriteAsync(from, passing, amend, cancellation);
            Durable.Name(passing, to);
            return copied;
        }
        finally
        {
            foreach (var left in new[] { passing, $"{passing}-journal", $"{passing}-wal", $"{passing}-shm" }) File.Delete(left);
        }
    }

    /// <summary>Opens a database to read it only.</summary>
    public static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(AddressOf(file, SqliteOpenMode.ReadOnly));
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private async Task<Copied> WriteAsync(string from, string passing, Func<SqliteConnection, SqliteTransaction, Task>? amend, CancellationToken cancellation)
    {
        await using var source = await Guarded(from, () => OpenAsync(from, cancellation));
        await using var target = new SqliteConnection(AddressOf(passing, SqliteOpenMode.ReadWriteCreate));
        await Guarded(passing, async () =>
        {
            await target.OpenAsync(cancellation);
            return true;
        });

        // What is read from here on is the database of this instant, whoever writes meanwhile.
        await using var instant = source.BeginTransaction(deferred: true);
        var counts = await Guarded(from, () => CountAsync(source, cancellation));
        Copy(source, target, passing, cancellation);
        return await Guarded(passing, async () =>
        {
            await RunAsync(target, "PRAGMA journal_mode = DELETE", cancellation);
            if (await CountAsync(target, cancellation) is var there && !there.SequenceEqual(counts)) throw new IOException("The copy does not hold as many rows as the database did.");

            if (amend is not null)
            {
                await using var change = target.BeginTransaction();
                await amend(target, change);
                await change.CommitAsync(cancellation);
            }

            SqliteFile.Check(target, passing, "integrity_check");
            return new Copied(new FileInfo(passing).Length, counts.Count, counts.Sum(table => table.Rows));
        });
    }

    private void Copy(SqliteConnection source, SqliteConnection target, string passing, CancellationToken cancellation)
    {
        var backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw new IOException("The copy cannot be begun.");

        int step;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            step = raw.sqlite3_backup_step(backup, PagesAtOnce);
            var (pages, left) = (raw.sqlite3_backup_pagecount(backup), raw.sqlite3_backup_remaining(backup));
            if (pages > 0) progress((int)((pages - left) * 100L / pages));
        }
        while (step == raw.SQLITE_OK);

        raw.sqlite3_backup_finish(backup);
        if (step == raw.SQLITE_DONE) return;

        var error = new SqliteException($"SQLite error {step}", step);
        throw SqliteFaults.Of(error, passing) ?? (Exception)error;
    }

    private static async Task<IReadOnlyList<(string Table, long Rows)>> CountAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var tables = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) tables.Add(reader.GetString(0));
        }

        var counts = new List<(string, long)>();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is the database's own.
            command.CommandText = $"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
            counts.Add((table, (long)(await command.ExecuteScalarAsync(cancellation))!));
        }

        return counts;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only ever a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<T> Guarded<T>(string file, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (SqliteException error) when (SqliteFaults.Of(error, file) is { } fault)
        {
            throw fault;
        }
    }

    private static string AddressOf(string file, SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, DefaultTimeout = 30, Pooling = false }.ToString();
}

/// <param name="Bytes">The size of the copy.</param>
internal sealed record Copied(long Bytes, int Tables, long Rows)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Bytes / 1048576.0:0.0} MB, {Rows:N0} rows in {Tables} tables");
}
