using System.CommandLine;
using ChatSla.Core.Queries;
using ChatSla.Migration;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;

namespace ChatSla.Tests.Storage;

/// <summary>chatsla migrate, from a file of our own into a database of our own.</summary>
public sealed class MigrateCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chatsla-migrate-");
    private readonly StillClock clock = new();
    private string address = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.FullName, "chatsla.db");

    public async ValueTask InitializeAsync()
    {
        address = await (await PostgresServer.OneAsync()).CreateAsync();
        await using var source = new SqliteDatabase(new StoragePath(File), new DueSignal());
        await source.StartAsync(Cancellation);
        var journal = new QueryJournal(source, clock);
        await source.WriteAsync(
            async session =>
            {
                for (var at = 0; at < 50; at++)
                {
                    var query = Query.Open(Guid.CreateVersion7(), await QueryJournal.NextNumberAsync(session), "support@contoso.com", $"mail {at}", clock.Now, TwoHours.Policy);
                    await journal.SaveAsync(session, query, "karin@example.com");
                    await session.AddMailAsync(new MailRow { Id = $"{at:000}", Mailbox = "support@contoso.com", GraphId = $"g{at}", Outcome = "Opened", QueryId = query.Id, Subject = "Räksmörgås 🦐", NewText = "a\0b", FullText = "half \uD83D of one", ReceivedAt = clock.Now, SeenAt = clock.Now });
                    await session.PutCardAsync(query, clock.Now);
                }
            },
            Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Everything_is_moved_and_the_file_is_as_it_was()
    {
        var before = await System.IO.File.ReadAllBytesAsync(File, Cancellation);
        var (code, output, error) = await RunAsync("--from", File);

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"""queries"" +50 rows, the same on both sides", output);
        Assert.DoesNotContain("Password", output, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, Cancellation));

        await using var moved = new PostgresDatabase(TestStore.Read(address), new DueSignal());
        var query = await new QueryJournal(moved, clock).FindByNumberAsync(50, Cancellation);
        Assert.Equal(clock.In(7200), query?.Current?.DueAt);
        Assert.Equal(51, await moved.WriteAsync(QueryJournal.NextNumberAsync, Cancellation));
        var mail = await moved.ReadAsync(session => session.FindMailAsync("007"), Cancellation);
        Assert.Equal(("Räksmörgås 🦐", "a�b", "half � of one"), (mail?.Subject, mail?.NewText, mail?.FullText));
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_refused()
    {
        Assert.Equal(0, (await RunAsync("--from", File)).Code);
        var (code, _, error) = await RunAsync("--from", File);

        Assert.Equal(1, code);
        Assert.StartsWith("The database is not empty: ", error, StringComparison.Ordinal);
        Assert.Contains("name an empty database in Storage:Postgres", error);
    }

    /// <summary>As when it is broken off: nothing is there, and it is begun again.</summary>
    [Fact]
    public async Task A_move_that_breaks_off_leaves_nothing_and_is_begun_again()
    {
        await using (var source = new SqliteDatabase(new StoragePath(File), new DueSignal()))
        {
            await source.StartAsync(Cancellation);
            await source.WriteAsync(session => session.RunAsync("UPDATE query_events SET at = 'no number' WHERE query_id = (SELECT MAX(id) FROM queries)"), Cancellation);
        }

        Assert.Equal(1, (await RunAsync("--from", File)).Code);
        await using var target = new PostgresDatabase(TestStore.Read(address), new DueSignal());
        Assert.Equal(0, await target.ReadAsync(session => session.GetAsync<int>("SELECT (SELECT COUNT(*) FROM mails) + (SELECT COUNT(*) FROM queries) + (SELECT COUNT(*) FROM outbox)"), Cancellation));

        await using (var source = new SqliteDatabase(new StoragePath(File), new DueSignal()))
        {
            await source.StartAsync(Cancellation);
            await source.WriteAsync(session => session.RunAsync("UPDATE query_events SET at = 0 WHERE at = 'no number'"), Cancellation);
        }

        Assert.Equal(0, (await RunAsync("--from", File)).Code);
    }

    [Fact]
    public async Task What_arrives_otherwise_than_it_left_is_noticed()
    {
        await using var target = new PostgresDatabase(TestStore.Read(address), new DueSignal());
        await target.StartAsync(Cancellation);
        await target.WriteAsync(
            session => session.RunAsync(
                """
                CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.subject := REPLACE(NEW.subject, 'ö', 'o'); RETURN NEW; END $$;
                CREATE TRIGGER changes BEFORE INSERT ON mails FOR EACH ROW WHEN (NEW.id = '007') EXECUTE FUNCTION change()
                """),
            Cancellation);

        var (code, _, error) = await RunAsync("--from", File);

        Assert.Equal(1, code);
        Assert.StartsWith("\"mails\" does not hold the same after it was copied: 50 rows in the file, 50 in PostgreSQL. Nothing was moved", error, StringComparison.Ordinal);
        Assert.Equal(0, await target.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM queries"), Cancellation));
    }

    [Theory]
    [InlineData("--from has no value", "--from")]
    [InlineData("--from: there is no ", "--from", "/nowhere/chatsla.db")]
    [InlineData("\"--form\" is not known to chatsla migrate; it takes --from", "--form", "x")]
    public async Task What_is_wrong_with_the_order_is_said(string sentence, params string[] words)
    {
        var (code, _, error) = await RunAsync(words);

        Assert.Equal(2, code);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_to_move_into_the_key_is_named()
    {
        address = "";
        Assert.Contains("Storage:Postgres: is not set", (await RunAsync("--from", File)).Error);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] settings = address.Length == 0 ? [] : [$"--Storage:Postgres={address}"];
        var code = await new RootCommand { MigrateCommand.Create() }.Parse(["migrate", .. settings, .. words])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);
        return (code, output.ToString(), error.ToString().Trim());
    }
}
