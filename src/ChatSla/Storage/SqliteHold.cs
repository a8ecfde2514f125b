namespace ChatSla.Storage;

/// <summary>
/// The running program's hold on its SQLite file: a lock on a file beside it, which the system lets go of however the process ends. The
/// file stays, so that a database that has vanished is not taken for one that never was.
/// </summary>
public sealed class SqliteHold : IDisposable
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream stream;

    private SqliteHold(FileStream stream) => this.stream = stream;

    /// <summary>No program has run on that file yet.</summary>
    public bool IsFirst => stream.Length == 0;

    public static string PathOf(string file) => $"{file}.lock";

    /// <exception cref="StorageException">Another process has it, or the folder may not be written to.</exception>
    public static SqliteHold Take(string file)
    {
        var path = PathOf(file);
        try
        {
            return new SqliteHold(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (taken.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            throw SqliteFaults.Held(file, "another ChatSla runs on it", taken);
        }
        catch (Exception error) when (SqliteFaults.Of(error, file) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>There is a database now.</summary>
    public void Confirm()
    {
        if (!IsFirst) return;

        stream.Write("ChatSla runs on the database beside this file, or has.\n"u8);
        stream.Flush(flushToDisk: true);
    }

    public void Dispose() => stream.Dispose();
}
