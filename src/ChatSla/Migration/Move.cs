using System.Globalization;
using ChatSla.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace ChatSla.Migration;

/// <summary>
/// Copies every table in one transaction of PostgreSQL, so that a move that breaks off leaves nothing and is simply begun again. What was
/// copied is read back, and its count and hash are compared with the file's before it is committed.
/// </summary>
internal sealed class Move(PostgresDatabase database, TextWriter output)
{
    /// <summary>The program's own, which begin anew.</summary>
    private static readonly string[] NotMoved = ["schema_steps", "replicas", "leases", "commits"];

    private const int Tell = 100_000;

    /// <exception cref="MoveException">It was not moved.</exception>
    public async Task RunAsync(string file, CancellationToken cancellation)
    {
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            await source.OpenAsync(cancellation);
            await using var reading = source.BeginTransaction(deferred: true);
            await CheckStepsAsync(source, file);
            var before = await VersionAsync(source);
            await database.BulkAsync(target => CopyAsync(source, target, () => CheckStillAsync(reading, source, file, before), cancellation), cancellation);
        }
        catch (SqliteException error)
        {
            throw new MoveException($"{file} cannot be read ({error.Message}). Nothing was moved.", error);
        }
    }

    private async Task CopyAsync(SqliteConnection source, NpgsqlConnection target, Func<Task> isStill, CancellationToken cancellation)
    {
        var tables = await TablesAsync(target);
        foreach (var table in tables) await CheckEmptyAsync(target, table);
        foreach (var table in tables) await CopyAsync(source, target, table, cancellation);
        await isStill();
    }

    private async Task CopyAsync(SqliteConnection source, NpgsqlConnection target, Table table, CancellationToken cancellation)
    {
        await RunAsync(target, $"DELETE FROM {table.Name}");
        using var copied = new TableHash();
        await using (var writer = await target.BeginBinaryImportAsync($"COPY {table.Name} ({table.List}) FROM STDIN (FORMAT BINARY)", cancellation))
        {
            await foreach (var row in RowsAsync(source, table))
            {
                copied.Add(row);
                await writer.StartRowAsync(cancellation);
                foreach (var (value, isText) in row.Zip(table.AreTexts)) await WriteAsync(writer, value, isText, cancellation);
                if (copied.Rows % Tell == 0) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Name,-20} {copied.Rows,12:N0} rows so far"));
            }

            await writer.CompleteAsync(cancellation);
        }

        using var there = new TableHash();
        await using (var command = new NpgsqlCommand($"SELECT {table.List} FROM {table.Name} ORDER BY {table.Key}", target) { CommandTimeout = 0 })
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation)) there.Add([.. Enumerable.Range(0, table.Columns.Count).Select(at => reader.IsDBNull(at) ? null : reader.GetValue(at))]);
        }

        if ((copied.Rows, copied.Result()) != (there.Rows, there.Result()))
            throw new MoveException($"{table.Name} does not hold the same after it was copied: {copied.Rows} rows in the file, {there.Rows} in PostgreSQL. Nothing was moved; please report this.");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Name,-20} {copied.Rows,12:N0} rows, the same on both sides ({there.Result()[..12]})"));
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, object? value, bool isText, CancellationToken cancellation) => value switch
    {
        null => writer.WriteNullAsync(cancellation),
        string text when isText => writer.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        long number when !isText => writer.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        _ => throw new MoveException($"The file holds a {value.GetType().Name} where a {(isText ? "text" : "number")} should be. Nothing was moved."),
    };

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(SqliteConnection source, Table table)
    {
        await using var command = source.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables and columns.
        command.CommandText = $"SELECT {table.List} FROM {table.Name} ORDER BY {table.Key}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return [.. Enumerable.Range(0, table.Columns.Count).Select(at => reader.IsDBNull(at) ? null : reader.GetValue(at) is string text ? PostgresText.Fit(text) : reader.GetValue(at))];
        }
    }

    /// <summary>With their columns and the columns of their keys.</summary>
    private static async Task<IReadOnlyList<Table>> TablesAsync(NpgsqlConnection target)
    {
        var columns = await ListAsync(target, "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position");
        var keys = await ListAsync(
            target,
            """
            SELECT k.table_name, k.column_name, '' FROM information_schema.table_constraints c
            JOIN information_schema.key_column_usage k ON k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema AND k.table_name = c.table_name
            WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema() ORDER BY k.table_name, k.ordinal_position
            """);
        return [.. columns.GroupBy(row => row.Table).Where(table => !NotMoved.Contains(table.Key)).Select(table => new Table(
            $"\"{table.Key}\"", [.. table.Select(row => $"\"{row.Column}\"")], [.. table.Select(row => row.Type == "text")], string.Join(", ", keys.Where(row => row.Table == table.Key).Select(row => $"\"{row.Column}\""))))];
    }

    private static async Task CheckEmptyAsync(NpgsqlConnection target, Table table)
    {
        await using var command = new NpgsqlCommand($"SELECT COUNT(*) FROM {table.Name}{(table.Name == "\"counters\"" ? " WHERE value <> 0" : "")}", target);
        if (await command.ExecuteScalarAsync() is long and > 0 and var rows)
            throw new MoveException($"The database is not empty: {table.Name} has {rows} rows. Nothing was moved; name an empty database in {PostgresAddress.Key}.");
    }

    private static async Task CheckStepsAsync(SqliteConnection source, string file)
    {
        var session = new DbSession(source, null);
        if (await session.FindAsync<string>("SELECT name FROM sqlite_master WHERE name = 'schema_steps'") is null) throw new MoveException($"{file} is no file of ChatSla's. Nothing was moved.");
        if (await SchemaSteps.CountMissingAsync(session) > 0) throw new MoveException($"{file} was left by an older version: start this version's bot on it once, stop it, and move then. Nothing was moved.");
        if (await SchemaSteps.CountUnknownAsync(session) > 0) throw new MoveException($"{file} was written by a newer version: move it with that one. Nothing was moved.");
    }

    private static async Task CheckStillAsync(SqliteTransaction reading, SqliteConnection source, string file, long before)
    {
        await reading.CommitAsync();
        if (await VersionAsync(source) != before) throw new MoveException($"{file} was written to meanwhile: stop the bot, and move again. Nothing was moved.");
    }

    /// <summary>Another number after somebody else has written to the file.</summary>
    private static Task<long> VersionAsync(SqliteConnection source) => new DbSession(source, null).GetAsync<long>("PRAGMA data_version");

    private static async Task RunAsync(NpgsqlConnection target, string sql)
    {
        await using var command = new NpgsqlCommand(sql, target);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<(string Table, string Column, string Type)>> ListAsync(NpgsqlConnection target, string sql)
    {
        var rows = new List<(string Table, string Column, string Type)>();
        await using var command = new NpgsqlCommand(sql, target);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<bool> AreTexts, string Key)
    {
        public string List => string.Join(", ", Columns);
    }
}
