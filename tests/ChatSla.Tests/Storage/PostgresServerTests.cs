namespace ChatSla.Tests.Storage;

/// <summary>Tests that are killed leave their PostgreSQL and its folder behind.</summary>
public sealed class PostgresServerTests
{
    [Fact]
    public async Task What_killed_tests_left_is_removed_and_what_others_use_is_not()
    {
        await PostgresServer.OneAsync();
        var (left, used, unknown) = (Folder("4194305 1"), Folder($"{Environment.ProcessId} {PostgresFolders.StartOf(Environment.ProcessId)}"), Folder(null));

        await PostgresFolders.SweepAsync();

        Assert.Equal((false, true, true), (Directory.Exists(left), Directory.Exists(used), Directory.Exists(unknown)));
        Directory.Delete(used, recursive: true);
        Directory.Delete(unknown);
    }

    private static string Folder(string? owner)
    {
        var folder = Directory.CreateTempSubdirectory("chatsla-pg-").FullName;
        if (owner is not null) File.WriteAllText(Path.Combine(folder, "owner"), owner);
        return folder;
    }
}
