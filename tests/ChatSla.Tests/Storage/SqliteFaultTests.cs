using ChatSla.Storage;
using Microsoft.Data.Sqlite;

namespace ChatSla.Tests.Storage;

/// <summary>Something is wrong with the file: it is said in one sentence, nothing that was acknowledged is lost, and nothing is written over.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatsla-faults-");

    private string File => Path.Combine(folder.FullName, "chatsla.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_without_room_refuses_and_goes_on_by_itself_when_there_is_some()
    {
        await using var kept = await new KeptDatabase(File).StartAsync();
        await kept.NoteAsync("before");
        await kept.Database.WriteAsync(session => session.RunAsync("PRAGMA max_page_count = 1"), Cancellation);

        Assert.Equal(StorageFault.Full, (await KeptDatabase.RefusedAsync(() => kept.NoteAsync("large", 100_000))).Fault);
        await KeptDatabase.RefusedAsync(() => kept.NoteAsync("larger", 200_000));
        Assert.Equal(StorageFault.Full, kept.Health.Trouble?.Fault);
        Assert.StartsWith($"Error: The disk of {File} is full: nothing can be stored. Make room there", Assert.Single(kept.Said), StringComparison.Ordinal);
        Assert.Equal(["before"], await kept.NotesAsync());

        await kept.Database.WriteAsync(session => session.RunAsync("PRAGMA max_page_count = 100000"), Cancellation);
        Assert.NotNull(kept.Health.Trouble);
        await kept.NoteAsync("large", 100_000);
        Assert.Null(kept.Health.Trouble);
        Assert.StartsWith("Information: The database takes what is written again", kept.Said[^1], StringComparison.Ordinal);
        Assert.Equal(["before", "large"], await kept.NotesAsync());
    }

    [Fact]
    public async Task On_a_disk_that_is_really_full_what_was_acknowledged_is_there_after_the_next_start()
    {
        using var disk = SmallDisk.Make(4);
        var file = Path.Combine(disk.Folder, "chatsla.db");
        var stored = new List<string>();
        await using (var kept = await new KeptDatabase(file).StartAsync())
        {
            disk.Fill();
            for (var note = 0; note < 50; note++)
            {
                if (note == 30) disk.Free();
                try
                {
                    await kept.NoteAsync($"{note:00}", 1000);
                    stored.Add($"{note:00}");
                }
                catch (StorageException full)
                {
                    Assert.Equal(StorageFault.Full, full.Fault);
                }
            }

            Assert.InRange(stored.Count, 20, 49);
            Assert.Null(kept.Health.Trouble);
        }

        await using var again = await new KeptDatabase(file).StartAsync();
        Assert.Equal(stored, await again.NotesAsync());
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_is_said_and_waited_for()
    {
        using var disk = SmallDisk.Make(4);
        var file = Path.Combine(disk.Folder, "chatsla.db");
        await using (await new KeptDatabase(file).StartAsync())
        {
        }

        disk.ReadOnly();
        var refused = await Assert.ThrowsAsync<StorageException>(() => new KeptDatabase(file).StartAsync());
        Assert.Equal(StorageFault.ReadOnly, refused.Fault);
        Assert.StartsWith($"The database {file} or its folder may not be written to", refused.Message, StringComparison.Ordinal);

        disk.Writable();
        await using var again = await new KeptDatabase(file).StartAsync();
        await again.NoteAsync("written");
    }

    [Theory]
    [InlineData("flipped", "is damaged")]
    [InlineData("truncated", "is damaged")]
    [InlineData("garbage", "is no SQLite database")]
    [InlineData("header", "is no SQLite database")]
    [InlineData("empty", "is empty (0 bytes), though ChatSla has run on it")]
    [InlineData("gone", "is not there, though ChatSla has run on it")]
    public async Task A_damaged_file_is_found_at_the_start_and_left_as_it_is(string damage, string said)
    {
        await FillAsync();
        Damage(damage);
        var before = Content();

        var refused = await Assert.ThrowsAsync<StorageException>(() => new KeptDatabase(File).StartAsync());

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Content());

        // The lock is free again: a restore can begin.
        SqliteHold.Take(File).Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public async Task A_log_beside_the_file_that_is_empty_or_nonsense_is_no_damage(int size)
    {
        await FillAsync();
        await System.IO.File.WriteAllBytesAsync($"{File}-wal", [.. Enumerable.Repeat((byte)7, size)], Cancellation);

        await using var kept = await new KeptDatabase(File).StartAsync();
        Assert.Equal(300, (await kept.NotesAsync()).Count);
    }

    [Fact]
    public async Task Damage_that_is_met_while_the_program_runs_ends_it_and_nothing_more_is_written()
    {
        await FillAsync();
        await using var kept = await new KeptDatabase(File).StartAsync();
        Damage("flipped");

        Assert.Equal(StorageFault.Broken, (await KeptDatabase.RefusedAsync(kept.NotesAsync)).Fault);

        Assert.True(kept.Health.Lost.IsCompleted);
        var refused = await KeptDatabase.RefusedAsync(() => kept.NoteAsync("more"));
        Assert.Equal(StorageFault.Broken, refused.Fault);
        Assert.Contains("chatsla restore --from FILE", Assert.Single(kept.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_program_on_the_same_file_is_turned_away_and_the_first_goes_on()
    {
        await using var first = await new KeptDatabase(File).StartAsync();

        var refused = await Assert.ThrowsAsync<StorageException>(() => new KeptDatabase(File).StartAsync());

        Assert.Equal(StorageFault.Held, refused.Fault);
        Assert.Contains("another ChatSla runs on it", refused.Message, StringComparison.Ordinal);
        await first.NoteAsync("still here");
        await first.DisposeAsync();
        await using var second = await new KeptDatabase(File).StartAsync();
        Assert.Equal(["still here"], await second.NotesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_taken_away_beneath_the_program_is_written_anew_beside_and_the_program_ends(bool isReplaced)
    {
        await FillAsync();
        await using var kept = await new KeptDatabase(File).StartAsync();
        await kept.NoteAsync("acknowledged");
        foreach (var part in folder.GetFiles("chatsla.db*").Where(part => part.Extension != ".lock")) part.Delete();
        if (isReplaced) await System.IO.File.WriteAllTextAsync(File, "another", Cancellation);

        var refused = await KeptDatabase.RefusedAsync(() => kept.NoteAsync("too late"));

        Assert.Equal(StorageFault.Gone, refused.Fault);
        Assert.True(kept.Health.Lost.IsCompleted);
        Assert.Equal(isReplaced, System.IO.File.Exists(File));
        var rescued = Assert.Single(folder.GetFiles("*.rescued-*")).FullName;
        Assert.Contains(kept.Said, line => line.Contains(rescued, StringComparison.Ordinal));
        await using var anew = await new KeptDatabase(rescued).StartAsync();
        var notes = await anew.NotesAsync();
        Assert.Equal(301, notes.Count);
        Assert.Contains("acknowledged", notes);
    }

    [Theory]
    [InlineData("9999-more.sql", false)]
    [InlineData("9999-other.breaks.sql", true)]
    public async Task A_newer_versions_database_is_refused_only_where_that_version_says_that_it_must_be(string step, bool isRefused)
    {
        await using (var newer = await new KeptDatabase(File).StartAsync())
            await newer.Database.WriteAsync(session => session.RunAsync("INSERT INTO schema_steps (name) VALUES (@name)", new { name = $"ChatSla.Storage.Schema.{step}" }), Cancellation);

        await using var older = new KeptDatabase(File);
        if (isRefused) Assert.Contains($"changed by a newer version of ChatSla so that this one cannot use it ({step})", (await KeptDatabase.RefusedAsync(older.StartAsync)).Message, StringComparison.Ordinal);
        else await older.StartAsync();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>A file of 300 notes on some hundred pages, closed.</summary>
    private async Task FillAsync()
    {
        await using var kept = await new KeptDatabase(File).StartAsync();
        for (var note = 0; note < 300; note++) await kept.NoteAsync($"{note:000}", 3000);
    }

    private void Damage(string how)
    {
        if (how == "gone")
        {
            System.IO.File.Delete(File);
            return;
        }

        using var stream = new FileStream(File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        switch (how)
        {
            case "flipped":
                stream.Position = stream.Length / 2;
                for (var page = 0; page < 60; page++) stream.Write([.. Enumerable.Range(0, 4096).Select(at => (byte)((at * 37 + page) % 251))]);
                break;
            case "truncated":
                stream.SetLength(stream.Length / 2);
                break;
            case "garbage":
                stream.SetLength(0);
                stream.Write("This is a letter, and a long one.\n"u8.ToArray().AsSpan());
                stream.Write(new byte[8000]);
                break;
            case "header":
                stream.Write(new byte[16]);
                break;
            default:
                stream.SetLength(0);
                break;
        }
    }

    /// <summary>The database's own bytes; what SQLite keeps beside it is its own business.</summary>
    private string Content() => System.IO.File.Exists(File) ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(File))) : "none";
}
