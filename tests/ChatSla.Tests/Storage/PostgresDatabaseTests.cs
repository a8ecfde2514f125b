using ChatSla.Storage;
using ChatSla.Time;
using Npgsql;

namespace ChatSla.Tests.Storage;

/// <summary>What is PostgreSQL's alone; that all else is as on SQLite is shown by running the other tests on it.</summary>
public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    private string address = "";
    private PostgresDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        address = await TestStore.NewPostgresAsync();
        database = Open();
        await database.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Replicas_that_start_together_make_the_tables_once()
    {
        address = await (await PostgresServer.OneAsync()).CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var one = Open();
            await one.StartAsync(Cancellation);
        }));

        await using var after = Open();
        Assert.Equal(1, await after.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM counters WHERE name = 'query'"), Cancellation));
    }

    [Fact]
    public async Task What_a_later_version_has_added_is_let_be()
    {
        await RunAsync("INSERT INTO schema_steps (name) VALUES ('ChatSla.Storage.Schema.9999-later.sql')");
        await RunAsync("ALTER TABLE queries ADD COLUMN of_later BIGINT");

        await using var earlier = Open();
        await earlier.StartAsync(Cancellation);
        Assert.Equal(0, await earlier.ReadAsync(SchemaSteps.CountMissingAsync, Cancellation));
    }

    /// <summary>A prepared statement that takes all columns is refused once when there is another.</summary>
    [Fact]
    public async Task A_column_that_a_newer_version_adds_meanwhile_is_nothing_to_who_reads_all_columns()
    {
        await using var one = new PostgresDatabase(TestStore.Read(address + ";Maximum Pool Size=2"), new DueSignal());
        for (var time = 0; time < 5; time++) Assert.Single(await ReadAllAsync());
        await RunAsync("ALTER TABLE counters ADD COLUMN of_later BIGINT DEFAULT 7");
        for (var time = 0; time < 5; time++) Assert.Single(await ReadAllAsync());

        Task<IReadOnlyList<(string Name, long Value)>> ReadAllAsync() => one.ReadAsync(session => session.ListAsync<(string Name, long Value)>("SELECT * FROM counters"), Cancellation);
    }

    [Fact]
    public async Task Nobody_waits_for_a_lock_longer_than_people_wait_unless_the_operator_says_so()
    {
        Assert.Equal("8s", await database.ReadAsync(session => session.GetAsync<string>("SHOW lock_timeout"), Cancellation));
        await using var other = new PostgresDatabase(TestStore.Read($"{address};Options=-c lock_timeout=1000"), new DueSignal());
        Assert.Equal("1s", await other.ReadAsync(session => session.GetAsync<string>("SHOW lock_timeout"), Cancellation));
    }

    [Fact]
    public async Task Texts_compare_by_their_bytes()
    {
        await RunAsync("INSERT INTO counters (name, value) VALUES ('b', 1), ('B', 1), ('a-c', 1), ('ab', 1)");

        Assert.Equal(["B", "a-c", "ab", "b"], await database.ReadAsync(session => session.ListAsync<string>("SELECT name FROM counters WHERE name <> 'query' ORDER BY name"), Cancellation));
    }

    [Fact]
    public async Task A_write_whose_session_the_server_ends_is_done_once_on_another()
    {
        var tries = 0;
        await database.WriteAsync(
            async session =>
            {
                await session.RunAsync("UPDATE counters SET value = value + 1 WHERE name = 'query'");
                if (++tries == 1) await EndSessionAsync(await session.GetAsync<int>("SELECT pg_backend_pid()"));
                await session.RunAsync("UPDATE counters SET value = value + 1 WHERE name = 'query'");
            },
            Cancellation);

        Assert.Equal((2, 2), (tries, await CounterAsync()));
    }

    /// <summary>The connection is lost when the server has committed and not said so, or before it could.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_whose_commit_is_not_answered_is_done_once(bool afterCommit)
    {
        await using var gap = await LossyRelay.StartAsync(new NpgsqlConnectionStringBuilder(address).Port, afterCommit);
        await using var far = new PostgresDatabase(TestStore.Read($"{address};Port={gap.Port};Pooling=false;Max Auto Prepare=0"), new DueSignal());
        var tries = 0;
        await far.WriteAsync(
            async session =>
            {
                await session.RunAsync("UPDATE counters SET value = value + 1 WHERE name = 'query'");
                if (++tries == 1) gap.LoseNextCommit();
            },
            Cancellation);

        Assert.Equal((afterCommit ? 1 : 2, 1), (tries, await CounterAsync()));
        Assert.Equal(1, gap.Lost);
    }

    [Fact]
    public async Task A_server_that_is_started_again_meanwhile_is_waited_for()
    {
        var server = await PostgresServer.StartAsync();
        await using var own = new PostgresDatabase(TestStore.Read(await server.CreateAsync()), new DueSignal());
        await own.StartAsync(Cancellation);
        await server.StopAsync("immediate");
        var (write, read) = (
            own.WriteAsync(session => session.RunAsync("UPDATE counters SET value = value + 1"), Cancellation),
            own.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM counters"), Cancellation));
        await server.StartAgainAsync();

        Assert.Equal((1, 1), (await write, await read));
        Assert.Equal(1, await own.ReadAsync(session => session.GetAsync<int>("SELECT value FROM counters"), Cancellation));
        await server.StopAsync();
    }

    [Fact]
    public async Task A_server_that_stays_away_is_told_as_such_until_it_takes_what_is_written_again()
    {
        var server = await PostgresServer.StartAsync();
        var health = new StorageHealth(new Time.StillClock(), Microsoft.Extensions.Logging.Abstractions.NullLogger<StorageHealth>.Instance);
        await using var own = new PostgresDatabase(TestStore.Read(await server.CreateAsync()), new DueSignal(), TimeSpan.FromMilliseconds(300), health);
        await own.StartAsync(Cancellation);
        await server.StopAsync();

        var error = await Assert.ThrowsAsync<StorageException>(() => own.WriteAsync(session => session.RunAsync("UPDATE counters SET value = 7"), Cancellation));
        Assert.Equal((StorageFault.Unreachable, StorageFault.Unreachable), (error.Fault, health.Trouble?.Fault));
        Assert.StartsWith("Storage:Postgres: 127.0.0.1:", error.Message, StringComparison.Ordinal);

        await server.StartAgainAsync();
        await own.WriteAsync(session => session.RunAsync("UPDATE counters SET value = 8"), Cancellation);
        Assert.Null(health.Trouble);
        await server.StopAsync();
    }

    [Fact]
    public async Task Two_who_wait_for_each_other_are_both_served()
    {
        await RunAsync("INSERT INTO counters (name, value) VALUES ('one', 0), ('other', 0)");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(at => database.WriteAsync(
            async session =>
            {
                foreach (var name in at % 2 == 0 ? new[] { "one", "other" } : ["other", "one"])
                {
                    await session.RunAsync("UPDATE counters SET value = value + 1 WHERE name = @name", new { name });
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);
                }
            },
            Cancellation)));

        Assert.Equal(8, await database.ReadAsync(session => session.GetAsync<int>("SELECT CAST(SUM(value) AS BIGINT) FROM counters WHERE name <> 'query'"), Cancellation));
    }

    [Theory]
    [InlineData("Port=1", "nothing answers there")]
    [InlineData("Database=nowhere", "the server has no database nowhere")]
    [InlineData("Username=nobody;Password=s3cret", "the server answers 28000")]
    public async Task A_server_that_cannot_be_used_is_named_with_the_key_and_what_to_do(string other, string what)
    {
        await using var wrong = new PostgresDatabase(TestStore.Read($"{address};{other}"), new DueSignal(), TimeSpan.FromMilliseconds(100));
        var error = await Assert.ThrowsAsync<StorageException>(() => wrong.StartAsync(Cancellation));

        Assert.StartsWith("Storage:Postgres: 127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        if (!what.Contains("28000", StringComparison.Ordinal)) Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hots=db;Password=s3cret", "is no connection string")]
    [InlineData("postgres://chatsla:s3cret@db/chatsla", "is no connection string")]
    [InlineData("Database=chatsla;Password=s3cret", "names no server")]
    [InlineData("Host=db;Password=s3cret", "names no database")]
    public void A_connection_string_that_cannot_be_read_is_not_shown(string text, string what)
    {
        var faults = new Faults();
        Assert.Null(PostgresAddress.Read(text, faults));

        var fault = Assert.Single(faults.All);
        Assert.StartsWith($"Storage:Postgres: {what}", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=a;Database=d", "a:5432/d")]
    [InlineData("Host=a,b;Port=5433;Database=d", "a:5433,b:5433/d")]
    [InlineData("Host=a:6000, b;Database=d;Target Session Attributes=primary", "a:6000,b:5432/d")]
    [InlineData("Host=a,[::1]:6000;Database=d;Target Session Attributes=read-write", "a:5432,[::1]:6000/d")]
    public void Several_servers_may_be_named_of_which_one_is_the_primary(string text, string shown) => Assert.Equal(shown, TestStore.Read(text).ToString());

    [Fact]
    public void Where_things_are_written_no_standby_is_asked_for()
    {
        var faults = new Faults();
        Assert.Null(PostgresAddress.Read("Host=a,b;Database=d;Password=s3cret;Target Session Attributes=prefer-standby", faults));
        Assert.Equal("Storage:Postgres: asks for \"Target Session Attributes=prefer-standby\", where things are written; write primary, or leave it out.", Assert.Single(faults.All));
    }

    [Fact]
    public void The_place_of_the_journal_shows_no_password() =>
        Assert.Equal("StoragePath { File = f, Postgres = db:5432/chatsla, Name = db:5432/chatsla }", new StoragePath("f", TestStore.Read("Host=db;Database=chatsla;Password=s3cret")).ToString());

    private PostgresDatabase Open() => new(TestStore.Read(address), new DueSignal());

    private Task<int> CounterAsync() => database.ReadAsync(session => session.GetAsync<int>("SELECT value FROM counters WHERE name = 'query'"), Cancellation);

    private Task RunAsync(string sql) => database.WriteAsync(session => session.RunAsync(sql), Cancellation);

    private Task EndSessionAsync(int pid) => database.ReadAsync(session => session.GetAsync<bool>("SELECT pg_terminate_backend(@pid)", new { pid }), Cancellation);
}
