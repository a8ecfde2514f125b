using Microsoft.Data.Sqlite;

namespace ChatSla.Storage;

/// <summary>Which of SQLite's errors, and of the file system's, say that something is wrong with the file itself, in a sentence for the operator.</summary>
internal static class SqliteFaults
{
    private const string Restore = "Nothing was written to it. Keep it, and restore the last backup: chatsla restore --from FILE";

    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;

    /// <returns>Null: it is another kind of error, of one statement or of a bug.</returns>
    public static StorageException? Of(Exception error, string file) => error switch
    {
        StorageException known => known,
        SqliteException { SqliteErrorCode: 13 } or SqliteException { SqliteExtendedErrorCode: 4874 } => Full(file, error),
        SqliteException { SqliteErrorCode: 8 or 3 } => ReadOnly(file, error),
        SqliteException { SqliteErrorCode: 11 } or SqliteException { SqliteExtendedErrorCode: 522 } => Broken(file, "is damaged", error),
        SqliteException { SqliteErrorCode: 26 } => Broken(file, "is no SQLite database", error),
        SqliteException { SqliteErrorCode: 5 or 6 } => Held(file, "another process has kept it locked for 30 seconds", error),
        SqliteException { SqliteErrorCode: 10 or 14 or 15 or 22 } io => Unreachable(file, io),
        UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem } => ReadOnly(file, error),
        IOException { HResult: NoSpace } => Full(file, error),
        IOException => Unreachable(file, error),
        { InnerException: { } inner } when error is not SqliteException => Of(inner, file),
        _ => null,
    };

    public static StorageException Broken(string file, string how, Exception? inner = null) =>
        new(StorageFault.Broken, $"The database {Full(file)} {how}{Said(inner)}. {Restore}", inner);

    public static StorageException Held(string file, string how, Exception? inner = null) =>
        new(StorageFault.Held, $"The database {Full(file)} cannot be used: {how}. Only one ChatSla may run on a SQLite file; \"fuser -v {Full(file)}\" shows who has it open.", inner);

    public static StorageException Gone(string file, string how) => new(
        StorageFault.Gone,
        $"The database {Full(file)} {how}. Put it back, or restore a backup (chatsla restore --from FILE); a file that a restore replaced lies beside it as *.replaced-*. To begin with an empty journal, remove {SqliteHold.PathOf(Full(file))}.");

    private static StorageException Full(string file, Exception inner) =>
        new(StorageFault.Full, $"The disk of {Full(file)} is full: nothing can be stored. Make room there; it goes on by itself.", inner);

    private static StorageException ReadOnly(string file, Exception inner) => new(
        StorageFault.ReadOnly,
        $"The database {Full(file)} or its folder may not be written to{Said(inner)}. Let the user that the program runs as write there (chown, or remount the disk read-write).",
        inner);

    private static StorageException Unreachable(string file, Exception inner) =>
        new(StorageFault.Unreachable, $"The database {Full(file)} cannot be read or written{Said(inner)}. Look at the disk (dmesg) and at Storage:Path.", inner);

    private static string Said(Exception? error) => error switch
    {
        SqliteException sqlite => $" (SQLite error {sqlite.SqliteExtendedErrorCode})",
        null => "",
        _ => $" ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')})",
    };

    private static string Full(string file) => Path.GetFullPath(file);
}
