using ChatSla.Time;

namespace ChatSla.Storage;

public static class Databases
{
    /// <summary>PostgreSQL where it is set, else the SQLite file. Not started.</summary>
    /// <param name="health">The running program's; null: a command beside it.</param>
    public static Database Of(StoragePath path, DueSignal due, StorageHealth? health = null) =>
        path.Postgres is { } address ? new PostgresDatabase(address, due, health: health) : new SqliteDatabase(path, due, health);
}
