namespace ChatSla.EndToEnd.Storms;

/// <summary>Everything that can go wrong with mailboxes goes wrong at once; at the end every mail is accounted for and every answer arrived once.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_small_storm_loses_nothing() => RunAsync(seed: 1, mailboxes: 4, mails: 200, answers: 30);

    /// <summary>10,000 mails in 20 mailboxes, by as many seeds as are asked for.</summary>
    [Fact(Explicit = true)]
    public async Task A_storm_loses_nothing()
    {
        for (var seed = 1; seed <= Setting.Number("CHATSLA_STORMS", 5); seed++)
            await RunAsync(seed, Setting.Number("CHATSLA_STORM_MAILBOXES", 20), Setting.Number("CHATSLA_STORM_MAILS", 10_000), Setting.Number("CHATSLA_STORM_ANSWERS", 1_000));
    }

    private async Task RunAsync(int seed, int mailboxes, int mails, int answers)
    {
        await using var storm = await Storm.StartAsync(seed, mailboxes, Cancellation);
        await storm.RageAsync(mails, answers, Cancellation);
        await storm.CalmAsync(Cancellation);
        var account = await StormAccount.OfAsync(storm, Cancellation);
        output.WriteLine($"seed {seed}: {account}");
        foreach (var wrong in account.Wrong) output.WriteLine($"  {wrong}");
        Assert.Empty(account.Wrong);
    }
}
