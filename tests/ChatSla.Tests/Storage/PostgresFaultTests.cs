using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatSla.Tests.Storage;

/// <summary>Something is wrong with the server while the program runs: it is said as what it is, and is over when something is stored again.</summary>
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly StorageHealth health = new(new StillClock(), NullLogger<StorageHealth>.Instance);
    private PostgresServer server = null!;
    private string address = "";
    private PostgresDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Name => PostgresServer.NameOf(address);

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.OneAsync();
        address = await TestStore.NewPostgresAsync();
        database = new PostgresDatabase(TestStore.Read($"{address};Options=-c lock_timeout=200"), new DueSignal(), Patience, health);
        await database.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Theory]
    [InlineData("53100", "Full", "no room is left")]
    [InlineData("55P03", "Held", "another session has kept locked")]
    [InlineData("25006", "ReadOnly", "may only be read from")]
    [InlineData("XX001", "Broken", "it is damaged (raised)")]
    [InlineData("XX002", "Broken", "it is damaged (raised)")]
    [InlineData("57014", "Unreachable", "the server answers 57014")]
    [InlineData("58030", "Unreachable", "the server answers 58030")]
    [InlineData("53200", "Unreachable", "the server answers 53200")]
    [InlineData("42501", "Unreachable", "may not make or change tables")]
    [InlineData("57P03", "Unreachable", "does not take what is written (57P03: raised)")]
    public async Task What_the_server_answers_is_told_as_the_fault_that_it_is(string state, string fault, string said)
    {
        var error = await Assert.ThrowsAsync<StorageException>(() => RaiseAsync(state));

        Assert.Equal((fault, fault), (error.Fault.ToString(), health.Trouble?.Fault.ToString()));
        Assert.StartsWith("Storage:Postgres: 127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal(fault == "Broken", health.Lost.IsCompleted);
    }

    [Fact]
    public async Task What_is_wrong_with_a_statement_is_no_fault_of_the_server()
    {
        await Assert.ThrowsAsync<PostgresException>(() => RaiseAsync("42P01"));
        Assert.Null(health.Trouble);
    }

    /// <summary>A standby, or a primary that an administrator has set so.</summary>
    [Fact]
    public async Task A_server_that_turns_read_only_is_said_and_read_from_until_it_takes_what_is_written()
    {
        await SetAsync($"ALTER DATABASE {Name} SET default_transaction_read_only = on");

        Assert.Equal(StorageFault.ReadOnly, (await Assert.ThrowsAsync<StorageException>(CountUpAsync)).Fault);
        Assert.Equal(StorageFault.ReadOnly, health.Trouble?.Fault);
        Assert.Equal(0, await CountAsync());

        await SetAsync($"ALTER DATABASE {Name} SET default_transaction_read_only = off");
        await CountUpAsync();
        Assert.Null(health.Trouble);
    }

    [Fact]
    public async Task A_table_that_somebody_keeps_locked_is_said_and_not_forgotten_for_what_others_store_meanwhile()
    {
        await using (var other = new NpgsqlConnection(address + ";Pooling=false"))
        {
            await other.OpenAsync(Cancellation);
            await using var held = await other.BeginTransactionAsync(Cancellation);
            await using (var command = new NpgsqlCommand("LOCK TABLE counters", other)) await command.ExecuteNonQueryAsync(Cancellation);

            Assert.Equal(StorageFault.Held, (await Assert.ThrowsAsync<StorageException>(CountUpAsync)).Fault);
            await database.WriteAsync(session => session.RunAsync("DELETE FROM languages"), Cancellation);
            Assert.Equal(StorageFault.Held, health.Trouble?.Fault);
        }

        await Task.Delay(Patience * 4, TimeProvider.System, Cancellation);
        await CountUpAsync();
        Assert.Null(health.Trouble);
    }

    [Fact]
    public async Task A_disk_of_the_server_that_is_really_full_is_said_and_gone_on_with_when_there_is_room()
    {
        using var disk = SmallDisk.Make(4);
        await PostgresServer.OwnAsync(disk.Folder);
        await server.RunAsync($"CREATE TABLESPACE {Name}_small LOCATION '{disk.Folder}'");
        await database.WriteAsync(session => session.RunAsync($"CREATE TABLE notes (text TEXT) TABLESPACE {Name}_small"), Cancellation);
        disk.Fill();
        Assert.Equal(StorageFault.Full, (await Assert.ThrowsAsync<StorageException>(NoteAsync)).Fault);
        Assert.Equal(StorageFault.Full, health.Trouble?.Fault);

        disk.Free();
        await NoteAsync();
        Assert.Null(health.Trouble);
        Assert.Equal(1, await database.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM notes"), Cancellation));
        await database.WriteAsync(session => session.RunAsync("DROP TABLE notes"), Cancellation);
        await server.RunAsync($"DROP TABLESPACE {Name}_small");
    }

    [Fact]
    public async Task A_database_that_is_no_longer_there_is_named_and_keeps_no_program_from_ending()
    {
        await database.Replicas.JoinAsync(Cancellation);
        await server.RunAsync($"ALTER DATABASE {Name} ALLOW_CONNECTIONS false");
        await EndSessionsAsync();
        await server.RunAsync($"ALTER DATABASE {Name} RENAME TO {Name}_gone");

        var error = await Assert.ThrowsAsync<StorageException>(CountUpAsync);
        Assert.Equal((StorageFault.Unreachable, StorageFault.Unreachable), (error.Fault, health.Trouble?.Fault));
        Assert.Contains($"the server has no database {Name}", error.Message, StringComparison.Ordinal);
        await database.DisposeAsync();
    }

    /// <summary>It was started beside this one, and may have changed what this one would write wrongly.</summary>
    [Fact]
    public async Task A_newer_version_that_makes_the_database_unfit_while_this_one_runs_ends_this_one()
    {
        await database.Replicas.JoinAsync(Cancellation);
        await database.WriteAsync(session => session.RunAsync("INSERT INTO schema_steps (name) VALUES ('ChatSla.Storage.Schema.9999-other.breaks.sql')"), Cancellation);
        await health.Lost.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);

        Assert.Equal((StorageFault.Newer, true), (health.Trouble!.Fault, health.Trouble.IsLasting));
    }

    [Fact]
    public async Task Once_it_is_known_that_the_server_is_away_nobody_waits_as_long_as_the_first()
    {
        await using var patient = new PostgresDatabase(TestStore.Read($"{address};Port=1"), new DueSignal(), TimeSpan.FromSeconds(2), health);
        var (first, second) = (await RefusedAfterAsync(patient), await RefusedAfterAsync(patient));

        Assert.True(first > TimeSpan.FromSeconds(1) && second < TimeSpan.FromSeconds(1), $"{first}, then {second}");
    }

    private static async Task<TimeSpan> RefusedAfterAsync(PostgresDatabase away)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Assert.ThrowsAsync<StorageException>(() => away.ReadAsync(session => session.GetAsync<int>("SELECT 1"), Cancellation));
        return TimeProvider.System.GetElapsedTime(began);
    }

    private Task RaiseAsync(string state) => database.WriteAsync(session => session.RunAsync($"DO $$ BEGIN RAISE EXCEPTION 'raised' USING ERRCODE = '{state}'; END $$"), Cancellation);

    private Task CountUpAsync() => database.WriteAsync(session => session.RunAsync("UPDATE counters SET value = value + 1 WHERE name = 'query'"), Cancellation);

    private Task<int> CountAsync() => database.ReadAsync(session => session.GetAsync<int>("SELECT value FROM counters WHERE name = 'query'"), Cancellation);

    private Task NoteAsync() => database.WriteAsync(session => session.RunAsync("INSERT INTO notes (text) VALUES (@text)", new { text = "x" }), Cancellation);

    /// <summary>Sessions that are there keep what was set before.</summary>
    private async Task SetAsync(string sql)
    {
        await server.RunAsync(sql);
        await EndSessionsAsync();
    }

    private Task EndSessionsAsync() => server.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
}
