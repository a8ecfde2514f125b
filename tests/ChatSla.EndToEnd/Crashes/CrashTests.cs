namespace ChatSla.EndToEnd.Crashes;

/// <summary>SIGKILL under mails, clicks and faults, on both databases: nothing is lost, nothing is done twice, and the audit finds nothing.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    /// <summary>Then all begins anew, for what a run has gathered slows its sandbox.</summary>
    private const int MostKills = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_program_on_SQLite_loses_nothing_and_does_nothing_twice() => RunAsync("crash-sqlite", programs: 1, () => Task.FromResult<string?>(null));

    [Fact]
    public Task Three_replicas_on_PostgreSQL_lose_nothing_and_do_nothing_twice() =>
        RunAsync("crash-postgres", programs: 3, async () => await (await PostgresServer.OneAsync()).CreateAsync());

    /// <summary>CHATSLA_CRASHES says how many kills, CHATSLA_KILL_SEED which.</summary>
    private async Task RunAsync(string name, int programs, Func<Task<string?>> newDatabase)
    {
        var (kills, seed) = (Setting.Number("CHATSLA_CRASHES", 4), Setting.Number("CHATSLA_KILL_SEED", 4711));
        for (var done = 0; done < kills; done += MostKills, seed++)
        {
            await using var run = await CrashRun.StartAsync(name, seed, await newDatabase(), programs, Cancellation);
            await run.RageAsync(Math.Min(MostKills, kills - done), Cancellation);
            var account = await CrashAccount.OfAsync(run, Cancellation);
            output.WriteLine($"{name}, seed {seed}: {account}");
            foreach (var wrong in account.Wrong) output.WriteLine($"  {wrong}");
            Assert.Empty(account.Wrong);
            Assert.NotEmpty(run.Traffic.Claimed);
            foreach (var kind in await run.Store.ListAsync("SELECT DISTINCT kind FROM outbox WHERE parked_at IS NOT NULL", row => row.GetString(0), Cancellation))
                await StoredTruth.DiscardAsync(run.Programs[0].Id, kind, Cancellation);
            await StoredTruth.AssertAsync(run.Programs[0].Id, Cancellation);
        }
    }
}
