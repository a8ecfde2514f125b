using ChatSla.Storage;
using ChatSla.Time;
using Microsoft.Data.Sqlite;

namespace ChatSla.Check;

/// <summary>The bot's database as the check finds it; nothing is stored in it. Where it cannot be read, an empty one stands in for it.</summary>
public sealed class Journal : IAsyncDisposable
{
    private readonly Database database;
    private readonly DirectoryInfo? passing;

    private Journal(Finding finding, Database database, DirectoryInfo? passing) => (Finding, this.database, this.passing) = (finding, database, passing);

    public Finding Finding { get; }

    public Database Database => database;

    public static async Task<Journal> OpenAsync(StoragePath path, CancellationToken cancellation)
    {
        if (path.Postgres is not null) return await OfServerAsync(path, cancellation);
        if (!File.Exists(path.File)) return await StandInAsync(OfFolder(path.File), cancellation);

        var finding = await OfFileAsync(path.File, cancellation);
        return finding.Mark is Mark.Wrong ? await StandInAsync(finding, cancellation) : new Journal(finding, new SqliteDatabase(path, new DueSignal()), null);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (passing is null) return;

        SqliteConnection.ClearAllPools();
        passing.Delete(recursive: true);
    }

    private static async Task<Journal> StandInAsync(Finding finding, CancellationToken cancellation)
    {
        var passing = Directory.CreateTempSubdirectory("chatsla-check-");
        var database = new SqliteDatabase(new StoragePath(Path.Combine(passing.FullName, "empty.db")), new DueSignal());
        await database.StartAsync(cancellation);
        return new Journal(finding, database, passing);
    }

    /// <summary>The bot makes the file, and the folders on its path.</summary>
    private static Finding OfFolder(string file)
    {
        if (string.IsNullOrWhiteSpace(file)) return Finding.NotTried("the database: Storage:Path names none");

        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        while (folder is not null && !Directory.Exists(folder)) folder = Path.GetDirectoryName(folder);
        try
        {
            using var trial = new FileStream(Path.Combine(folder ?? "/", $".chatsla-check-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return Finding.Ok("there is no database yet; its folder can be written to, and the bot makes it when it first starts");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong($"there is no database yet, and its folder cannot be written to ({folder})", "Give the account that runs the bot the right to write there, or set Storage:Path.");
        }
    }

    /// <summary>Its tables are brought up to date as at a start: there is no telling whether a user may without trying.</summary>
    private static async Task<Journal> OfServerAsync(StoragePath path, CancellationToken cancellation)
    {
        var database = Databases.Of(path, new DueSignal());
        try
        {
            await database.StartAsync(cancellation);
            return new Journal(Finding.Ok($"the database {path.Name} answers, its tables are up to date, and it can be written to"), database, null);
        }
        catch (StorageException error)
        {
            await database.DisposeAsync();
            return await StandInAsync(Finding.Wrong($"the database cannot be used: {error.Message}", "Set Storage:Postgres to a database that answers."), cancellation);
        }
    }

    /// <summary>A write that is taken back shows the right to write, and waits its turn beside a running bot.</summary>
    private static async Task<Finding> OfFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30 }.ToString());
            await connection.OpenAsync(cancellation);
            await using var transaction = connection.BeginTransaction(deferred: false);
            var session = new DbSession(connection, transaction);
            var missing = await SchemaSteps.CountMissingAsync(session);
            await session.RunAsync("UPDATE schema_steps SET name = name");
            await transaction.RollbackAsync(cancellation);
            return Finding.Ok(missing == 0 ? "the database opens, its tables are up to date, and it can be written to" : "the database opens and can be written to; the bot brings its tables up to date when it next starts");
        }
        catch (SqliteException error)
        {
            return Finding.Wrong($"the database cannot be used: {error.Message}", "Set Storage:Path to ChatSla's file, and give the account that runs the bot the right to write it and its folder.");
        }
    }
}
