using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace ChatSla.Storage;

/// <summary>
/// Looks after the running program's SQLite file: holds it against a second program, finds damage at the start, notices that the file was
/// taken away beneath it, and lets nothing be written once it is lost.
/// </summary>
internal sealed class SqliteKeeper : IDisposable
{
    /// <summary>A larger file is checked while the program works already.</summary>
    private const long CheckedAtOnce = 64L << 20;

    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss'Z'");

    private readonly string file;
    private readonly StorageHealth health;
    private readonly SqliteHold hold;
    private SqliteConnection? checking;
    private Task check = Task.CompletedTask;
    private StorageException? lost;
    private int changes;

    private SqliteKeeper(string file, StorageHealth health, SqliteHold hold) => (this.file, this.health, this.hold) = (file, health, hold);

    /// <exception cref="StorageException">Another program has the file, or it is not there where it was.</exception>
    public static SqliteKeeper Take(string file, StorageHealth health)
    {
        var hold = SqliteHold.Take(file);
        try
        {
            SqliteFile.Expect(file, hold.IsFirst);
            return new SqliteKeeper(file, health, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <exception cref="StorageException">The file is damaged.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "What goes wrong beside the damage it looks for, such as the end of the program, is none.")]
    public async Task CheckAsync(string address)
    {
        checking = new SqliteConnection(address);
        await checking.OpenAsync();
        check = Task.Run(() => SqliteFile.Check(checking, file));
        if (new FileInfo(file).Length <= CheckedAtOnce)
        {
            await check;
            return;
        }

        check = check.ContinueWith(
            done =>
            {
                if (done.Exception?.InnerException is StorageException fault) Failed(fault, null);
            },
            TaskScheduler.Default);
    }

    public void Begun() => hold.Confirm();

    /// <summary>About to write.</summary>
    /// <exception cref="StorageException">The file was lost before.</exception>
    public void Allow(PreparedConnection writer)
    {
        if (lost is not null) throw lost;
        if (health.Trouble is not null) changes = TotalChanges(writer);
    }

    /// <summary>About to commit.</summary>
    /// <exception cref="StorageException">Another file, or none, lies where it was.</exception>
    public void Before(PreparedConnection writer)
    {
        if (SqliteFile.HasMoved(writer.Inner)) throw SqliteFaults.Gone(file, "was taken away, or another put in its place, while the program ran");
    }

    /// <summary>Committed: the trouble is over if something was written.</summary>
    public void Succeeded(PreparedConnection writer)
    {
        if (health.Trouble is not null && TotalChanges(writer) != changes) health.Succeeded();
    }

    public void Failed(StorageException fault, PreparedConnection? writer)
    {
        health.Failed(fault);
        if (!fault.IsLasting || Interlocked.CompareExchange(ref lost, fault, null) is not null) return;
        if (fault.Fault is StorageFault.Gone && writer is not null) Rescue(writer);
    }

    /// <summary>What looks at the file ends.</summary>
    public async Task EndAsync()
    {
        if (checking is null) return;
        if (checking.Handle is { } handle && !check.IsCompleted) SQLitePCL.raw.sqlite3_interrupt(handle);
        await check.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await checking.DisposeAsync();
        checking = null;
    }

    public void Dispose() => hold.Dispose();

    private static int TotalChanges(PreparedConnection writer) => SQLitePCL.raw.sqlite3_total_changes(writer.Inner.Handle);

    /// <summary>A file that was deleted is there for as long as it is open: beside where it was, or among the temporary files, it is written anew.</summary>
    private void Rescue(PreparedConnection writer)
    {
        var name = $"{Path.GetFileName(file)}.rescued-{Stamp.Format(health.Now)}";
        foreach (var folder in new[] { Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetTempPath() })
        {
            var copy = Path.Combine(folder, name);
            try
            {
                using var command = writer.Inner.CreateCommand();
                command.CommandText = "VACUUM INTO @copy";
                command.Parameters.AddWithValue("@copy", copy);
                command.ExecuteNonQuery();
                health.Rescued(copy);
                return;
            }
            catch (SqliteException)
            {
                // The next folder.
            }
        }
    }
}
