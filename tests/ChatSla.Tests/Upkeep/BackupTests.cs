using System.CommandLine;
using ChatSla.Storage;
using ChatSla.Tests.Storage;
using ChatSla.Tests.Time;
using ChatSla.Upkeep;
using Microsoft.Data.Sqlite;

namespace ChatSla.Tests.Upkeep;

/// <summary>A backup is of one instant, whole and checked, or it is not there. A restore looks before it touches, and keeps what it replaces.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatsla-backup-");
    private readonly StillClock clock = new();

    private string Journal => At("chatsla.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_under_load_is_of_one_instant()
    {
        await using var kept = await new KeptDatabase(Journal).StartAsync();
        for (var note = 0; note < 2000; note++) await PairAsync(kept, note, 1500);
        using var stop = new CancellationTokenSource();
        var load = Task.Run(
            async () =>
            {
                var note = 2000;
                for (; !stop.IsCancellationRequested; note++) await PairAsync(kept, note, 1500);
                return note;
            },
            Cancellation);

        var (code, said, error) = await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"));
        await stop.CancelAsync();
        var written = await load;

        Assert.Equal(0, code);
        Assert.Matches(@"copy.db: \d+\.\d MB, [\d,]+ rows in \d+ tables, checked.", said);
        Assert.Contains(" % copied", error);
        await using var copy = await new KeptDatabase(At("copy.db")).StartAsync();
        var (ones, others) = await copy.Database.ReadAsync(async session => (await session.GetAsync<int>("SELECT COUNT(*) FROM languages"), await session.GetAsync<int>("SELECT COUNT(*) FROM counters WHERE name LIKE 'pair %'")), Cancellation);
        Assert.Equal(ones, others);
        Assert.InRange(ones, 2000, written);
        Assert.Equal(["chatsla.db", "chatsla.db-shm", "chatsla.db-wal", "chatsla.db.lock", "copy.db", "copy.db-shm", "copy.db-wal", "copy.db.lock"], Files());
    }

    [Fact]
    public async Task In_a_folder_it_is_named_by_date_and_is_one_file()
    {
        await using (await new KeptDatabase(Journal).StartAsync())
            Assert.Equal(0, (await RunAsync(BackupCommand.Create(clock), "backup", "--to", folder.CreateSubdirectory("backups").FullName)).Code);

        Assert.Equal(["chatsla-20260303T090000Z.db"], new DirectoryInfo(At("backups")).GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task What_is_there_is_never_written_over()
    {
        await using var kept = await new KeptDatabase(Journal).StartAsync();
        await File.WriteAllTextAsync(At("precious.db"), "precious", Cancellation);

        var (code, _, error) = await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("precious.db"));

        Assert.Equal((2, $"{At("precious.db")} is there already; a backup is never written over. Name another file, or a folder."), (code, error.Trim()));
        Assert.Equal("precious", await File.ReadAllTextAsync(At("precious.db"), Cancellation));
    }

    [Fact]
    public async Task A_backup_that_finds_no_room_leaves_nothing()
    {
        using var disk = SmallDisk.Make(1);
        await using var kept = await new KeptDatabase(Journal).StartAsync();
        for (var note = 0; note < 300; note++) await PairAsync(kept, note, 5000);

        var (code, _, error) = await RunAsync(BackupCommand.Create(clock), "backup", "--to", disk.Folder);

        Assert.Equal(1, code);
        Assert.StartsWith("No backup was made. The disk of ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(disk.Folder));
    }

    [Fact]
    public async Task A_damaged_journal_gives_no_backup()
    {
        await using (var kept = await new KeptDatabase(Journal).StartAsync())
        {
            for (var note = 0; note < 300; note++) await PairAsync(kept, note, 3000);
        }

        await using (var stream = new FileStream(Journal, FileMode.Open, FileAccess.Write))
        {
            stream.Position = stream.Length / 2;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xA7, 100_000).ToArray(), Cancellation);
        }

        Assert.Equal(1, (await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"))).Code);
        Assert.False(File.Exists(At("copy.db")));
    }

    [Fact]
    public async Task A_restore_keeps_what_it_replaces_and_the_program_starts_on_the_backup()
    {
        await using (var kept = await new KeptDatabase(Journal).StartAsync())
        {
            await kept.NoteAsync("before");
            await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"));
            await kept.NoteAsync("after");
            await kept.Database.WriteAsync(session => session.RunAsync("UPDATE counters SET value = 44 WHERE name = 'query'"), Cancellation);
        }

        var (code, said, error) = await RunAsync(RestoreCommand.Create(clock), "restore", "--from", At("copy.db"));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"What was there is kept as {Journal}.replaced-20260303T090000Z.", said);
        Assert.Contains("New queries are numbered from Q-45 on", said);
        await using (var restored = await new KeptDatabase(Journal).StartAsync()) Assert.Equal(["before"], await restored.NotesAsync());
        await using var replaced = await new KeptDatabase($"{Journal}.replaced-20260303T090000Z").StartAsync();
        Assert.Equal(["after", "before"], await replaced.NotesAsync());
    }

    [Fact]
    public async Task Where_the_journal_is_lost_numbers_go_on_far_enough_ahead()
    {
        await using (await new KeptDatabase(Journal).StartAsync()) await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"));
        File.Delete(Journal);
        await Assert.ThrowsAsync<StorageException>(() => new KeptDatabase(Journal).StartAsync());

        Assert.Contains("New queries are numbered from Q-1001 on", (await RunAsync(RestoreCommand.Create(clock), "restore", "--from", At("copy.db"))).Said);
        await using var restored = await new KeptDatabase(Journal).StartAsync();
        Assert.Equal("restore", await restored.Database.ReadAsync(session => session.GetAsync<string>("SELECT deed FROM decisions"), Cancellation));
    }

    [Fact]
    public async Task While_the_program_runs_nothing_is_restored()
    {
        await using var kept = await new KeptDatabase(Journal).StartAsync();
        await kept.NoteAsync("here");
        await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"));

        Assert.Contains("another ChatSla runs on it", await RefusedAsync("copy.db"));
        Assert.Equal(["here"], await kept.NotesAsync());
    }

    [Fact]
    public async Task Who_has_the_file_open_without_a_lock_is_seen_too()
    {
        await using (await new KeptDatabase(Journal).StartAsync()) await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"));
        await using var earlier = new SqliteDatabase(new StoragePath(Journal), new ChatSla.Time.DueSignal());
        await earlier.StartAsync(Cancellation);

        Assert.Contains("a program has it open; stop ChatSla first", await RefusedAsync("copy.db"));
    }

    [Theory]
    [InlineData("torn", "is damaged")]
    [InlineData("letter", "is no SQLite database")]
    [InlineData("other", "is not a journal of ChatSla")]
    [InlineData("newer", "changed by a newer version of ChatSla")]
    public async Task A_backup_that_is_damaged_or_of_another_kind_is_refused_before_anything_is_touched(string what, string said)
    {
        await using (var kept = await new KeptDatabase(Journal).StartAsync())
        {
            for (var note = 0; note < 200; note++) await PairAsync(kept, note, 3000);
            if (what == "newer") await kept.Database.WriteAsync(session => session.RunAsync("INSERT INTO schema_steps (name) VALUES ('9999-other.breaks.sql')"), Cancellation);
            await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("copy.db"));
        }

        await SpoilAsync(what);
        var before = await File.ReadAllBytesAsync(Journal, Cancellation);

        Assert.Contains(said, await RefusedAsync("copy.db"));
        Assert.Equal(before, await File.ReadAllBytesAsync(Journal, Cancellation));
        Assert.Empty(folder.GetFiles("*.re*ing-*"));
        Assert.Empty(folder.GetFiles("*.replaced-*"));
    }

    [Fact]
    public async Task On_PostgreSQL_both_name_the_servers_own_tools()
    {
        const string Postgres = "--Storage:Postgres=Host=db.contoso.com;Username=bot;Password=secret;Database=desk";
        var backup = await RunAsync(BackupCommand.Create(clock), "backup", "--to", At("x"), Postgres);
        var restore = await RunAsync(RestoreCommand.Create(clock), "restore", "--from", At("x"), Postgres);

        Assert.Equal((2, 2), (backup.Code, restore.Code));
        Assert.Contains("pg_dump --format=custom --host=db.contoso.com --port=5432 --username=bot --file=desk-20260303T090000Z.dump desk", backup.Error);
        Assert.Contains("pg_restore --clean --if-exists --single-transaction --host=db.contoso.com --port=5432 --username=bot --dbname=desk FILE.dump", restore.Error);
        Assert.DoesNotContain("secret", backup.Error + restore.Error);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static Task PairAsync(KeptDatabase kept, int note, int size) => kept.Database.WriteAsync(
        async session =>
        {
            await session.RunAsync("INSERT INTO languages (place, language, chosen_by, chosen_at) VALUES (@place, 'en', @text, 0)", new { place = $"{note:00000}", text = new string('x', size) });
            await session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, 1)", new { name = $"pair {note}" });
        },
        Cancellation);

    private async Task SpoilAsync(string what)
    {
        SqliteConnection.ClearAllPools();
        switch (what)
        {
            case "torn":
                await using (var stream = new FileStream(At("copy.db"), FileMode.Open, FileAccess.Write)) stream.SetLength(stream.Length / 2);
                break;
            case "letter":
                await File.WriteAllTextAsync(At("copy.db"), string.Concat(Enumerable.Repeat("Dear sir, ", 1000)), Cancellation);
                break;
            case "other":
                File.Delete(At("copy.db"));
                await using (var other = new SqliteConnection($"Data Source={At("copy.db")};Pooling=false"))
                {
                    await other.OpenAsync(Cancellation);
                    await using var command = other.CreateCommand();
                    command.CommandText = "CREATE TABLE songs (name TEXT)";
                    await command.ExecuteNonQueryAsync(Cancellation);
                }

                break;
            default:
                break;
        }
    }

    private async Task<string> RefusedAsync(string backup)
    {
        var (code, said, error) = await RunAsync(RestoreCommand.Create(clock), "restore", "--from", At(backup));
        Assert.Equal((1, ""), (code, said));
        Assert.StartsWith("Nothing was restored, and nothing was changed.", error, StringComparison.Ordinal);
        return error;
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private string[] Files() => [.. folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    private async Task<(int Code, string Said, string Error)> RunAsync(Command command, params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new RootCommand { command }.Parse([.. words, $"--Storage:Path={Journal}"]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);
        return (code, output.ToString(), error.ToString());
    }
}
