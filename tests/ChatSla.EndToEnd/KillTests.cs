namespace ChatSla.EndToEnd;

/// <summary>SIGKILL in the middle of the work: nothing is lost and nothing is done twice.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>CHATSLA_KILL_ROUNDS=1 CHATSLA_KILL_SEED=n repeats the round that failed with that seed.</summary>
    [Fact]
    public async Task A_program_killed_at_any_moment_loses_nothing_and_does_nothing_twice()
    {
        var (rounds, seed) = (Setting.Number("CHATSLA_KILL_ROUNDS", 8), Setting.Number("CHATSLA_KILL_SEED", 4711));
        await using var sandbox = await SandboxProcess.StartAsync("kill", Cancellation);
        var (orphans, drafts) = (0, 0);
        for (var round = seed; round < seed + rounds; round++)
        {
            var kill = new KillRound(sandbox, round);
            try
            {
                await kill.RunAsync(Cancellation);
            }
            catch (Exception error)
            {
                Assert.Fail($"Round with CHATSLA_KILL_SEED={round}, {kill}: {error}");
            }

            orphans += kill.Orphans;
            drafts += kill.Drafts;
            output.WriteLine($"seed {round}: {kill}");
        }

        output.WriteLine($"{rounds} rounds of kill -9: each query has one card and one answer; {orphans} orphaned cards were removed, {drafts} drafts without its text were left.");
        await sandbox.Log.AssertCleanAsync(sandbox.Control, Cancellation);
    }
}
