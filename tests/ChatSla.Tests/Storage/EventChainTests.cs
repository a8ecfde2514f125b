using System.Security.Cryptography;
using System.Text;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.Storage;

public sealed class EventChainTests : JournalFixture
{
    private static readonly Person Ada = new("ada", "Ada Berg");

    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000007");

    private sealed record Linked
    {
        public string QueryId { get; init; } = "";

        public int Seq { get; init; }

        public Instant At { get; init; }

        public Instant RecordedAt { get; init; }

        public string Body { get; init; } = "";

        public string? Hash { get; init; }

        public string? Chain { get; init; }
    }

    /// <summary>Whoever audits us may do it with other tools: sha256sum over the same text.</summary>
    [Fact]
    public void A_hash_and_a_link_are_what_is_written_down_of_them()
    {
        Assert.Equal(Sha("{\"å\":1}"), EventChain.HashOf("{\"å\":1}"));
        Assert.Equal(Sha($"|{Id}|0|1000|2000|{Sha("x")}"), EventChain.After(null, Id, 0, Instant.FromUnixTimeSeconds(1), Instant.FromUnixTimeSeconds(2), Sha("x")));
        Assert.Equal(Sha($"{Sha("p")}|{Id}|2147483647|-1|253402300799999|{Sha("x")}"), EventChain.After(Sha("p"), Id, int.MaxValue, Ms(-1), Ms(253_402_300_799_999), Sha("x")));
    }

    [Theory]
    [InlineData("previous")]
    [InlineData("query")]
    [InlineData("seq")]
    [InlineData("at")]
    [InlineData("recorded")]
    [InlineData("hash")]
    public void A_link_holds_everything_about_its_event(string changed)
    {
        string LinkOf(bool other) => EventChain.After(
            Sha(other && changed == "previous" ? "q" : "p"), other && changed == "query" ? Guid.Empty : Id, other && changed == "seq" ? 4 : 3,
            Ms(other && changed == "at" ? 6 : 5), Ms(other && changed == "recorded" ? 8 : 7), Sha(other && changed == "hash" ? "y" : "x"));

        Assert.Equal(LinkOf(other: false), LinkOf(other: false));
        Assert.NotEqual(LinkOf(other: false), LinkOf(other: true));
    }

    [Fact]
    public async Task Every_event_is_linked_to_the_one_before_it_and_the_row_knows_the_last_link()
    {
        var id = await StoreQueryAsync();
        await Journal.ActAsync(id, (query, _) => Task.FromResult(query.ClaimFor(Ada, Clock.Now)), Cancellation);
        Clock.Pass(60);
        await Journal.ActAsync(id, (query, _) => Task.FromResult(query.Release(Ada, Clock.Now)), Cancellation);
        await Journal.ActAsync(id, (query, _) => Task.FromResult(query.ClaimFor(Ada, Clock.Now) ?? query.Escalate(Ada, "Late.", Clock.Now)), Cancellation);

        var events = await EventsAsync(id);
        string? chain = null;
        foreach (var (seq, one) in events.Index())
        {
            chain = EventChain.After(chain, id, seq, one.At, one.RecordedAt, EventChain.HashOf(one.Body));
            Assert.Equal((EventChain.HashOf(one.Body), chain), (one.Hash, one.Chain));
        }

        Assert.Equal(5, events.Count);
        Assert.Equal(chain, await ReadAsync<string>("SELECT chain FROM queries"));
    }

    [Fact]
    public async Task Of_two_who_act_at_once_the_second_is_linked_to_the_first()
    {
        var id = await StoreQueryAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Journal.ActAsync(id, (query, _) => Task.FromResult(query.Escalate(Ada, $"For the {at}.", Clock.Now)), Cancellation)));

        var events = await EventsAsync(id);
        Assert.Equal(21, events.Count);
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(EventChain.After(pair.First.Chain, id, pair.Second.Seq, pair.Second.At, pair.Second.RecordedAt, pair.Second.Hash!), pair.Second.Chain));
    }

    [Fact]
    public async Task A_query_from_before_the_chain_is_linked_from_its_next_event_on()
    {
        var id = await StoreQueryAsync();
        await Database.WriteAsync(session => session.RunAsync("UPDATE query_events SET hash = NULL, chain = NULL"), Cancellation);
        await Database.WriteAsync(session => session.RunAsync("UPDATE queries SET chain = NULL"), Cancellation);
        await Journal.ActAsync(id, (query, _) => Task.FromResult(query.ClaimFor(Ada, Clock.Now)), Cancellation);

        var events = await EventsAsync(id);
        Assert.Null(events[0].Chain);
        Assert.Equal(EventChain.After(null, id, 1, events[1].At, events[1].RecordedAt, events[1].Hash!), events[1].Chain);
    }

    [Fact]
    public async Task Several_that_are_loaded_at_once_can_be_continued_each()
    {
        var ids = new[] { await StoreQueryAsync(), await StoreQueryAsync() };
        await Database.WriteAsync(
            async session =>
            {
                foreach (var query in await QueryJournal.ListAsync(session, ids))
                {
                    query.ClaimFor(Ada, Clock.Now);
                    await Journal.SaveAsync(session, query);
                }
            },
            Cancellation);

        foreach (var id in ids)
        {
            var events = await EventsAsync(id);
            Assert.Equal(EventChain.After(events[0].Chain, id, 1, events[1].At, events[1].RecordedAt, events[1].Hash!), events[1].Chain);
        }
    }

    private Task<IReadOnlyList<Linked>> EventsAsync(Guid id) =>
        Database.ReadAsync(session => session.ListAsync<Linked>("SELECT * FROM query_events WHERE query_id = @id ORDER BY seq", new { id }), Cancellation);

    private static Instant Ms(long ms) => Instant.FromUnixTimeMilliseconds(ms);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
