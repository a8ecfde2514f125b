namespace ChatSla.EndToEnd;

/// <summary>SIGKILL in the middle of the work: nothing is lost and nothing is done twice.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Usual = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>CHATSLA_KILL_ROUNDS=1 CHATSLA_KILL_SEED=n repeats the round that failed with that seed.</summary>
    [Fact]
    public Task A_program_killed_at_any_moment_loses_nothing_and_does_nothing_twice()
    {
        var (rounds, seed) = (Setting.Number("CHATSLA_KILL_ROUNDS", Usual), Setting.Number("CHATSLA_KILL_SEED", 4711));
        return RunAsync("kill", Enumerable.Range(seed, rounds).Select(round => (round, KillPoint.Random(round))));
    }

    /// <summary>All in the long form; else those after which the same would be done a second time by a careless program.</summary>
    [Fact]
    public Task A_program_killed_at_each_of_its_requests_loses_nothing_and_does_nothing_twice()
    {
        var all = Setting.Number("CHATSLA_KILL_ROUNDS", Usual) > Usual;
        return RunAsync("kill-steps", KillPoint.Named.Index().Where(one => all || one.Item is { IsDone: true, Request: "connector post" or "createReply" or "send" }).Select(one => (one.Index, one.Item)));
    }

    private async Task RunAsync(string name, IEnumerable<(int Seed, KillPoint Point)> kills)
    {
        await using var sandbox = await SandboxProcess.StartAsync(name, Cancellation);
        var (orphans, drafts, rounds) = (0, 0, 0);
        foreach (var (round, point) in kills)
        {
            rounds++;
            var kill = new KillRound(sandbox, round, point);
            try
            {
                await kill.RunAsync(Cancellation);
            }
            catch (Exception error)
            {
                Assert.Fail($"Round {round} (CHATSLA_KILL_SEED repeats a random one), {kill}: {error}");
            }

            orphans += kill.Orphans;
            drafts += kill.Drafts;
            output.WriteLine($"seed {round}: {kill}");
        }

        output.WriteLine($"{rounds} rounds of kill -9: each query has one card and one answer; {orphans} orphaned cards were removed, {drafts} drafts without its text were left.");
        await StoredTruth.AssertAsync(await sandbox.Control.ProgramIdAsync(Cancellation), Cancellation);
        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }
}
