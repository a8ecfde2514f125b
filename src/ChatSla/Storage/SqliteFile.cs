using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ChatSla.Storage;

/// <summary>What can be asked of a SQLite file without trusting it.</summary>
internal static class SqliteFile
{
    private const int HasMovedOp = 20;

    /// <summary>A database that is not there, or empty, where a program has run before is a loss and not a beginning.</summary>
    /// <exception cref="StorageException"></exception>
    public static void Expect(string file, bool isFirst)
    {
        var info = new FileInfo(file);
        if (!isFirst && !info.Exists) throw SqliteFaults.Gone(file, "is not there, though ChatSla has run on it");
        if (!isFirst && info.Length == 0) throw SqliteFaults.Gone(file, "is empty (0 bytes), though ChatSla has run on it");
    }

    /// <summary>Reads all of it: about a second for each 500 MB.</summary>
    /// <exception cref="StorageException">Something in it is damaged.</exception>
    public static void Check(SqliteConnection connection, string file, string pragma = "quick_check")
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only ever a constant.
        command.CommandText = $"PRAGMA {pragma}(1)";
#pragma warning restore CA2100
        try
        {
            if ((string?)command.ExecuteScalar() is not "ok" and var found) throw SqliteFaults.Broken(file, $"is damaged ({found?.ReplaceLineEndings(" ").Trim()})");
        }
        catch (SqliteException error) when (SqliteFaults.Of(error, file) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Whether the file that the connection has open is no longer the one at its path.</summary>
    public static bool HasMoved(SqliteConnection connection)
    {
        var moved = 0;
        return connection.Handle is { } handle && FileControl(handle.DangerousGetHandle(), 0, HasMovedOp, ref moved) == 0 && moved != 0;
    }

    /// <param name="schema">0: the main database.</param>
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(nint database, nint schema, int operation, ref int argument);
}
