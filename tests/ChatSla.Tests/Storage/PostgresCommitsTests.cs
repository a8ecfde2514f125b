using ChatSla.Storage;
using ChatSla.Time;
using Npgsql;

namespace ChatSla.Tests.Storage;

/// <summary>What became of a commit that was not answered, on a server that crashed.</summary>
public sealed class PostgresCommitsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The same holds of a standby that takes the place of a primary which it had not heard the last of.</summary>
    [Fact]
    public async Task What_a_crash_took_is_done_again_though_its_id_was_given_to_another_transaction()
    {
        // Nothing of a transaction reaches the disk before its commit.
        var server = await PostgresServer.StartAsync("wal_writer_delay = 10s", "bgwriter_delay = 10s", "autovacuum = off");
        var address = await server.CreateAsync();
        await using (var first = new PostgresDatabase(TestStore.Read(address + ";Pooling=false"), new DueSignal())) await first.StartAsync(Cancellation);
        await using var gap = await LossyRelay.StartAsync(server.Port, afterCommit: false);
        await using var far = new PostgresDatabase(TestStore.Read($"{address};Port={gap.Port};Pooling=false;Max Auto Prepare=0"), new DueSignal());

        var ids = new List<long>();
        var isGiven = false;
        await far.WriteAsync(
            async session =>
            {
                await session.RunAsync("UPDATE counters SET value = value + 1 WHERE name = 'query'");
                ids.Add(await session.GetAsync<long>("SELECT txid_current()"));
                if (ids.Count == 1) gap.LoseNextCommit(CrashAsync);
            },
            Cancellation);

        Assert.Equal((2, 1, true), (ids.Count, gap.Lost, isGiven));
        Assert.Equal(1, await far.ReadAsync(session => session.GetAsync<int>("SELECT value FROM counters WHERE name = 'query'"), Cancellation));
        await server.StopAsync();

        async Task CrashAsync()
        {
            await server.StopAsync("immediate");
            await server.StartAgainAsync();
            await using var other = new NpgsqlConnection(address + ";Pooling=false");
            await other.OpenAsync(Cancellation);
            for (var id = 0L; id < ids[0];)
            {
                await using var next = new NpgsqlCommand("SELECT txid_current()", other);
                id = (long)(await next.ExecuteScalarAsync(Cancellation))!;
                isGiven |= id == ids[0];
            }
        }
    }
}
