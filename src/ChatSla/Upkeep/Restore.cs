using ChatSla.Rights;
using ChatSla.Storage;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace ChatSla.Upkeep;

/// <summary>Everything is looked at before anything is touched; then the backup's copy takes the journal's place.</summary>
internal sealed class Restore(FileOrder order, Instant now, Action<int> progress)
{
    /// <summary>How many queries there may have been since the backup, where the journal can no longer say.</summary>
    private const int Unknown = 1000;

    private const string InUse = "a program has it open; stop ChatSla first";

    private static readonly string[] Parts = ["", "-wal", "-shm", "-journal"];

    /// <exception cref="StorageException">The program runs, or the backup is damaged, of a newer version or none of ours.</exception>
    public async Task<Restored> RunAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(order.Database)!);
        using var hold = SqliteHold.Take(order.Database);
        await CheckAsync(cancellation);
        RefuseInUse();

        var passing = $"{order.Database}.restoring-{FileOrder.Stamp.Format(now)}";
        var number = 0;
        var copied = await new SqliteCopy(progress).RunAsync(order.Other, passing, async (connection, change) => number = await AmendAsync(connection, change), cancellation);
        var replaced = Put(passing);
        hold.Confirm();
        return new Restored(copied, replaced, number + 1);
    }

    /// <summary>An earlier version holds no lock. Only who has the file alone may end its log, whose content goes into the file.</summary>
    private void RefuseInUse()
    {
        if (!File.Exists(order.Database)) return;

        try
        {
            using var alone = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = order.Database, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 1, Pooling = false }.ToString());
            alone.Open();
            using var command = alone.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            if ((string?)command.ExecuteScalar() is "wal") throw SqliteFaults.Held(order.Database, InUse);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            throw SqliteFaults.Held(order.Database, InUse, busy);
        }
        catch (SqliteException)
        {
            // Damaged: that is what it is restored for.
        }
    }

    private async Task CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var backup = await SqliteCopy.OpenAsync(order.Other, cancellation);
            SqliteFile.Check(backup, order.Other, "integrity_check");
            if (await backup.IsOursAsync() is not true) throw SqliteFaults.Broken(order.Other, "is not a journal of ChatSla");

            SchemaSteps.Refuse(await new DbSession(backup, null).ListAsync<string>("SELECT name FROM schema_steps"));
        }
        catch (SqliteException error) when (SqliteFaults.Of(error, order.Other) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>
    /// What happened since the backup is not in it. Answers that had not left by then may have left since: they are looked for in Sent Items
    /// before they are sent. Numbers that were given since are not given again.
    /// </summary>
    /// <returns>The last number that may have been given.</returns>
    private async Task<int> AmendAsync(SqliteConnection connection, SqliteTransaction change)
    {
        var session = new DbSession(connection, change);
        await session.RunAsync("UPDATE replies SET send_tried_at = @now WHERE sent_at IS NULL AND send_tried_at IS NULL", new { now });
        var stored = await session.GetAsync<int>("SELECT value FROM counters WHERE name = 'query'");
        var last = Math.Max(stored, await LastGivenAsync() ?? (stored + Unknown));
        await session.RunAsync("UPDATE counters SET value = @last WHERE name = 'query'", new { last });
        if (await session.FindAsync<int?>("SELECT 1 FROM sqlite_schema WHERE name = 'decisions'") is not null) await DecisionLog.AddAsync(session, Record());
        return last;
    }

    /// <returns>Null where the journal that is replaced cannot be read.</returns>
    private async Task<int?> LastGivenAsync()
    {
        if (!File.Exists(order.Database)) return null;

        try
        {
            await using var before = await SqliteCopy.OpenAsync(order.Database, CancellationToken.None);
            return await new DbSession(before, null).FindAsync<int?>("SELECT value FROM counters WHERE name = 'query'");
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private Decision Record() => new()
    {
        At = now,
        PersonId = $"{Environment.UserName}@{Environment.MachineName}",
        PersonName = Environment.UserName,
        Deed = "restore",
        Role = Role.Administrator,
        Needed = Role.Administrator,
        IsAllowed = true,
        Because = $"restored from {Path.GetFileName(order.Other)}",
    };

    /// <summary>The log goes with its database: beside the other one it would be taken for that one's.</summary>
    private string? Put(string passing)
    {
        var replaced = $"{order.Database}.replaced-{FileOrder.Stamp.Format(now)}";
        var isThere = File.Exists(order.Database);
        foreach (var part in Parts.Where(part => File.Exists(order.Database + part))) File.Move(order.Database + part, replaced + part, overwrite: false);
        Durable.Name(passing, order.Database);
        return isThere ? replaced : null;
    }
}

/// <param name="Replaced">What was there before; null: nothing.</param>
internal sealed record Restored(Copied Copied, string? Replaced, int NextNumber);

internal static class JournalFile
{
    public static async Task<bool> IsOursAsync(this SqliteConnection connection) =>
        await new DbSession(connection, null).GetAsync<int>("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('schema_steps', 'queries', 'query_events', 'counters', 'replies')") == 5;
}
