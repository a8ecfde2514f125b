using ChatSla.Core.Queries;

namespace ChatSla.Tests.World;

/// <summary>Two people who click at the same instant.</summary>
public sealed class ClaimRaceTests : InWorld
{
    private const int Queries = 10;
    private const int Rounds = 100;

    [Fact]
    public async Task Of_two_who_claim_at_the_same_instant_one_has_it_a_thousand_times()
    {
        for (var i = 0; i < Queries; i++) await World.CustomerWritesAsync(Customer.Karin, $"Parcel {i}");
        await World.SettleAsync();
        var queries = await World.QueriesAsync();

        await Task.WhenAll(queries.Select(RaceAsync));
        await World.SettleAsync();

        Assert.Equal(Queries, queries.Count);
        foreach (var id in queries)
        {
            var history = (await World.QueryAsync(id)).History;
            Assert.Equal(Rounds, history.Count(happened => happened is QueryEvent.Claimed));
            Assert.Equal(Rounds, history.Count(happened => happened is QueryEvent.Released));
            Assert.Contains("Nobody yet", (await World.CardOf(id)).Text);
        }
    }

    private async Task RaceAsync(Guid query)
    {
        var card = await World.CardOf(query);
        for (var round = 0; round < Rounds; round++)
        {
            var (ada, bo) = (World.ClickAsync(Staff.Ada, card, query, "claim"), World.ClickAsync(Staff.Bo, card, query, "claim"));
            var answers = await Task.WhenAll(ada, bo);

            var loser = Assert.Single(answers, answer => answer.IsRefused);
            var winner = answers[0].IsRefused ? Staff.Bo : Staff.Ada;
            Assert.StartsWith($"{winner.Name} has had this since 09:40", loser.Text);
            Assert.Contains($"{winner.Name} since 09:40", answers.Single(answer => !answer.IsRefused).Text);
            Assert.False((await World.ClickAsync(winner, card, query, "release")).IsRefused);
        }
    }
}
