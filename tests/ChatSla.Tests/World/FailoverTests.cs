using System.Diagnostics;
using ChatSla.Core.Queries;

namespace ChatSla.Tests.World;

/// <summary>A primary that commits when its standby has it dies while mails come and people click at two replicas; the standby takes its place.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_work_goes_on_at_the_new_primary_within_seconds()
    {
        var (primary, standby, address) = await PairAsync();
        await using var world = await World.StartSharedOnAsync(address, 2);
        var query = await world.OpenAsync(Customer.Karin, "Parcel 1");
        await using var traffic = new Traffic(world, query, await world.CardOf(query));
        traffic.Begin();
        await traffic.UntilAsync("they are at work", () => traffic.Done >= 10 && traffic.Mails.Count >= 2);

        await primary.StopAsync("immediate");
        await traffic.UntilAsync("somebody is refused", () => traffic.Refused.Count >= 2);
        Assert.Contains("\"storage\":{\"wrong\":\"Unreachable\"", await world.HealthAsync());

        var since = Stopwatch.GetTimestamp();
        await standby.PromoteAsync();
        var before = traffic.Done;
        await traffic.UntilAsync("a click is done", () => traffic.Done > before);
        var took = Stopwatch.GetElapsedTime(since);
        await traffic.UntilAsync("they are at work again", () => traffic.Done >= before + 10);
        await traffic.EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"A click was done {took.TotalSeconds:0.0} s after the standby was told; {traffic.Done} done, {traffic.Refused.Count} refused, {traffic.Mails.Count} mails.");

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.All(traffic.Refused, said => Assert.StartsWith("Nothing was done: I cannot store anything just now.", said, StringComparison.Ordinal));
        await world.UntilReadAgainAsync();
        await world.SettleAsync();

        // A card that had been posted, and could not be noted any more, is posted again; the other goes when somebody sees it, as after a crash.
        await world.LookIntoChannelAsync(Staff.Ada);
        await world.SettleAsync();
        Assert.Equal(traffic.Done, (await world.QueryAsync(query)).History.Count(happened => happened is QueryEvent.Claimed or QueryEvent.Released));
        foreach (var mail in traffic.Mails) await world.CardOf(await world.QueryOfAsync(mail));
        Assert.Equal(1 + traffic.Mails.Count, (await world.QueriesAsync()).Count);
        Assert.Contains("\"storage\":{\"wrong\":null", await world.HealthAsync());

        await TheyKnowOfEachOtherAsync(world);
        var (code, said, _) = await world.RunCommandAsync("audit");
        Assert.True(code == 0, said);
    }

    /// <summary>Both live at the new primary, no lease is a dead one's, and what one tells the other hears.</summary>
    private static async Task TheyKnowOfEachOtherAsync(World world)
    {
        await world.SoonAsync("both live", () => Task.FromResult(world.Programs.All(one => World.ReplicasOf(one).Count == 2)));
        Assert.Equal("0", await world.DumpAsync("(SELECT COUNT(*) AS lost FROM leases WHERE holder NOT IN (SELECT id FROM replicas)) AS lost"));

        var heard = new TaskCompletionSource();
        World.ReplicasOf(world.Programs[1]).Heard("fail-over", _ => heard.TrySetResult());
        World.ReplicasOf(world.Programs[0]).Tell("fail-over", "over");
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    private static async Task<(PostgresServer Primary, PostgresServer Standby, string Address)> PairAsync()
    {
        var primary = await PostgresServer.StartAsync();
        var name = PostgresServer.NameOf(await primary.CreateAsync());
        var standby = await primary.StartStandbyAsync("second");
        await primary.RunAsync("ALTER SYSTEM SET synchronous_standby_names = 'second'");
        await primary.RunAsync("SELECT pg_reload_conf()");
        return (primary, standby, $"Host=127.0.0.1:{standby.Port},127.0.0.1:{primary.Port};Database={name};Username=postgres;Maximum Pool Size=12");
    }
}
