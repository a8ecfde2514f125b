using System.Diagnostics;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Three programs on one PostgreSQL against one sandbox.</summary>
public sealed class ReplicaTests
{
    private const int Many = 6;

    [Fact]
    public async Task Mails_are_one_query_and_one_card_each_and_claims_through_any_replica_have_one_owner()
    {
        await using var world = await World.StartSharedAsync(3);
        for (var i = 0; i < Many; i++) await world.CustomerWritesAsync(Customer.Karin, $"Parcel {i}");
        await world.SettleAsync();
        var queries = await world.QueriesAsync();
        Assert.Equal(Many, queries.Count);

        foreach (var id in queries)
        {
            var card = await world.CardOf(id);
            for (var round = 0; round < 5; round++)
            {
                var answers = await Task.WhenAll(world.ClickAsync(Staff.Ada, card, id, "claim"), world.ClickAsync(Staff.Bo, card, id, "claim"));
                Assert.Single(answers, answer => answer.IsRefused);
                var winner = answers[0].IsRefused ? Staff.Bo : Staff.Ada;
                Assert.False((await world.ClickAsync(winner, card, id, "release")).IsRefused);
            }
        }

        await world.SettleAsync();
        Assert.Equal(Many, (await world.LiveCardsAsync()).Count);
        foreach (var id in queries) Assert.Equal(5, (await world.QueryAsync(id)).History.Count(happened => happened is QueryEvent.Claimed));
    }

    [Fact]
    public async Task When_the_replica_that_reads_a_mailbox_dies_another_goes_on_within_seconds()
    {
        await using var world = await World.StartSharedAsync(3);
        await world.OpenAsync(Customer.Karin, "Parcel 1");
        var reader = Assert.Single(world.Programs, one => one == world.Reader);

        var since = Stopwatch.GetTimestamp();
        await world.KillAsync(reader);
        await world.UntilReadAgainAsync();
        var took = Stopwatch.GetElapsedTime(since);
        await world.OpenAsync(Customer.Karin, "Parcel 2");

        Assert.True(took < TimeSpan.FromSeconds(20), $"It took {took}.");
        Assert.Equal(2, (await world.LiveCardsAsync()).Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"The mailbox was read again {took.TotalSeconds:0.0} s after its reader was killed.");
    }

    [Fact]
    public async Task Queries_turn_and_people_are_told_once_however_many_replicas_there_are()
    {
        await using var world = await World.StartSharedAsync(3);
        var query = await world.OpenAsync(Customer.Karin);
        await world.ClickAsync(Staff.Ada, query, "claim");
        await world.GoToAsync(Instant.FromUtc(2026, 11, 23, 16, 0));
        await world.SettleAsync();

        var history = (await world.QueryAsync(query)).History;
        Assert.Single(history, happened => happened is QueryEvent.TurnedAmber);
        Assert.Single(history, happened => happened is QueryEvent.TurnedRed);
        Assert.Single(await world.ThreadOf(query));
        Assert.Single(await world.ManagersAsync());
    }
}
