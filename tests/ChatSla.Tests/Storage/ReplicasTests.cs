using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Tests.Time;
using ChatSla.Time;
using NodaTime;
using Npgsql;

namespace ChatSla.Tests.Storage;

/// <summary>Replicas as they meet in the database, each with a due signal of its own.</summary>
public sealed class ReplicasTests : IAsyncLifetime
{
    private readonly StillClock clock = new();
    private readonly List<PostgresDatabase> open = [];
    private string address = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => address = await TestStore.NewPostgresAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in open) await one.DisposeAsync();
    }

    [Fact]
    public async Task What_one_commits_wakes_the_due_loops_of_the_others()
    {
        var (one, _) = await JoinAsync();
        var (_, due) = await JoinAsync();
        await UntilAsync(() => one.Replicas.Count == 2);
        due.Reset();
        var wait = due.WaitAsync(clock.In(60), clock, Cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Cancellation);

        var since = TimeProvider.System.GetTimestamp();
        await one.WriteAsync(
            session =>
            {
                session.MakesDue(clock.Now);
                return Task.CompletedTask;
            },
            Cancellation);
        await wait.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
        Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Each_work_is_held_by_one_and_goes_to_others_when_they_come_and_when_it_leaves()
    {
        string[] works = [.. Enumerable.Range(0, 20).Select(at => $"work {at}")];
        var (one, _) = await JoinAsync();
        foreach (var work in works) await one.Replicas.WaitForAsync(work, Cancellation);

        var (other, _) = await JoinAsync();
        foreach (var work in works) await other.Replicas.WaitForAsync(work, Cancellation, TimeSpan.Zero);
        await UntilAsync(() => works.Count(other.Replicas.Holds) > 3 && works.All(work => one.Replicas.Holds(work) != other.Replicas.Holds(work)));

        await one.DisposeAsync();
        await UntilAsync(() => works.All(other.Replicas.Holds));
    }

    [Fact]
    public async Task Who_can_no_longer_say_that_it_lives_stops_before_another_begins()
    {
        await using var way = await LossyRelay.StartAsync(new NpgsqlConnectionStringBuilder(address).Port, afterCommit: true);
        var ((near, _), (far, _)) = (await JoinAsync(way.Port), await JoinAsync());
        string[] works = [.. Enumerable.Range(0, 10).Select(at => $"work {at}")];
        foreach (var one in new[] { near, far })
        {
            foreach (var work in works) one.Replicas.Offer(work);
        }

        await UntilAsync(() => works.Any(near.Replicas.Holds) && works.All(work => near.Replicas.Holds(work) != far.Replicas.Holds(work)));
        await way.EndAsync();

        await UntilAsync(() =>
        {
            Assert.DoesNotContain(works, work => far.Replicas.Holds(work) && near.Replicas.Holds(work));
            return works.All(far.Replicas.Holds);
        });
    }

    [Fact]
    public async Task What_a_dead_one_had_leased_is_free_within_seconds_and_what_a_live_one_has_is_not()
    {
        var ((one, _), (other, _)) = (await JoinAsync(), await JoinAsync());
        await PutAsync(one, "a", "b");
        var (first, second) = (new OutboxStore(one), new OutboxStore(other));
        var mine = Assert.Single(await first.LeaseAsync(clock.Now, 1, [], Cancellation));
        var waits = Assert.Single(await first.LeaseAsync(clock.Now, 1, [], Cancellation));
        await first.WaitAtAsync(waits, "send:somewhere", isLane: false, 0, clock.Now, Cancellation);
        Assert.Empty(await second.LeaseAsync(clock.Now, 10, [], Cancellation));
        await second.FreeLeasesAsync(Cancellation);
        Assert.Empty(await second.LeaseAsync(clock.Now, 10, [], Cancellation));

        await ((PostgresReplicas)one.Replicas).FallSilentAsync();
        await UntilAsync(() => other.Replicas.Count == 1);
        var free = await second.LeaseAsync(clock.Now, 10, [], Cancellation);

        Assert.Equal(new[] { mine.Id, waits.Id }.Order(), free.Select(row => row.Id).Order());
        await first.PutOffAsync(mine, clock.In(60), "too late", Tried.Failed, 0, clock.Now, Cancellation);
        Assert.True(await second.IsLeasedAsync(mine.Id, Cancellation));
    }

    [Fact]
    public async Task A_message_whose_lane_runs_elsewhere_waits_whichever_of_them_is_older()
    {
        var ((one, _), (other, _)) = (await JoinAsync(), await JoinAsync());
        var (older, newer) = (SortedId.Next(), SortedId.Next());
        await AddAsync(one, newer);
        Assert.Equal(newer, Assert.Single(await new OutboxStore(one).LeaseAsync(clock.Now, 5, [], Cancellation)).Id);
        await AddAsync(other, older);

        Assert.Empty(await new OutboxStore(other).LeaseAsync(clock.Now, 5, [], Cancellation));
    }

    [Fact]
    public async Task Leased_by_many_at_once_each_message_is_leased_once()
    {
        var ((one, _), (other, _), (third, _)) = (await JoinAsync(), await JoinAsync(), await JoinAsync());
        await PutAsync(one, [.. Enumerable.Range(0, 60).Select(at => $"{at}")]);
        var leased = await Task.WhenAll(Enumerable.Range(0, 15).Select(at => new OutboxStore(new[] { one, other, third }[at % 3]).LeaseAsync(clock.Now, 5, [], Cancellation)));

        Assert.Equal(leased.Sum(rows => rows.Count), leased.SelectMany(rows => rows.Select(row => row.Id)).Distinct().Count());
        Assert.Equal(60, leased.Sum(rows => rows.Count));
    }

    [Fact]
    public async Task A_language_chosen_at_one_is_spoken_at_the_others()
    {
        var ((one, _), (other, _)) = (await JoinAsync(), await JoinAsync());
        var bot = new BotIdentity("bot", "tenant", new Uri("http://127.0.0.1/"), "issuer", "scope", new Uri("http://127.0.0.1/"));
        var (here, there) = (new SpokenLanguages(one, bot, clock), new SpokenLanguages(other, bot, clock));
        Assert.Equal(Language.English, await there.OfAsync("chat", Cancellation));

        await here.ChooseAsync("chat", Language.Find("sv")!, new Core.Queries.Person("a", "Ada"), Cancellation);
        await UntilAsync(() => there.OfAsync("chat", Cancellation).GetAwaiter().GetResult() == Language.Find("sv"));
    }

    [Fact]
    public void Each_of_three_lets_a_third_through_and_never_nothing()
    {
        var window = new SendWindow(ConnectorLimits.Sends, () => 3);
        Assert.Equal(2, window.RoomAt(clock.Now));
        Assert.Equal(1, new SendWindow(ConnectorLimits.Sends, () => 30).RoomAt(clock.Now));
        for (var at = 0; at < 2; at++) window.Begin();
        Assert.Equal(0, window.RoomAt(clock.Now));
    }

    private async Task<(PostgresDatabase Database, DueSignal Due)> JoinAsync(int? port = null)
    {
        var due = new DueSignal();
        var database = new PostgresDatabase(TestStore.Read(port is null ? address : $"{address};Port={port}"), due);
        open.Add(database);
        await database.StartAsync(Cancellation);
        await database.Replicas.JoinAsync(Cancellation);
        return (database, due);
    }

    private Task PutAsync(PostgresDatabase database, params string[] keys) => database.WriteAsync(
        async session =>
        {
            foreach (var key in keys) await session.PutAsync(new OutboxMessage.SendReply(Guid.NewGuid(), key), clock.Now);
        },
        Cancellation);

    private Task AddAsync(PostgresDatabase database, Guid id) => database.WriteAsync(
        session => session.RunAsync(
            "INSERT INTO outbox (id, kind, lane, priority, body, created_at, due_at, attempts, faults) VALUES (@id, 'x', 'lane', 1, '', @Now, @Now, 0, 0)", new { id, clock.Now }),
        Cancellation);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !isSo();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(40), "It never came true.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);
        }
    }
}
