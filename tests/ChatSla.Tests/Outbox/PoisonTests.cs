using ChatSla.Core.Promises;
using ChatSla.Outbox;
using ChatSla.Tests.Storage;
using ChatSla.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatSla.Tests.Outbox;

/// <summary>What nobody can read, or do, is parked with its reason and holds up nothing; what is painted ten thousand times leaves few rows.</summary>
public sealed class PoisonTests : JournalFixture, IOutboxHandler
{
    private static readonly Guid Query = new("00000000-0000-0000-0000-00000000000a");

    private readonly List<string> done = [];
    private readonly List<string> gaveUp = [];
    private SendGates? gates;

    private OutboxStore Store => new(Database);

    private SendGates Gates => gates ??= new SendGates(Due, Clock);

    [Theory]
    [InlineData("{ this is no JSON", "it cannot be read")]
    [InlineData("", "it cannot be read")]
    [InlineData("null", "it is empty")]
    [InlineData("[1]", "it cannot be read")]
    [InlineData("""{"QueryId":"00000000-0000-0000-0000-00000000000a"}""", "it cannot be read")]
    [InlineData("""{"$type":"put-card","QueryId":"not an id"}""", "it cannot be read")]
    [InlineData("""{"$type":"put-card","QueryId":7}""", "it cannot be read")]
    [InlineData("""{"$type":"show-card","QueryId":"00000000-0000-0000-0000-00000000000a"}""", "\"show-card\" is a kind of an earlier version that nothing does any more")]
    [InlineData("""{"$type":"post-summary","Mailbox":"support@contoso.com"}""", "\"post-summary\" is a kind of an earlier version that nothing does any more")]
    public async Task A_message_that_no_version_can_do_is_parked_at_once_with_the_reason(string body, string because)
    {
        await AddAsync("Poison", body);
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        await RunAllAsync();

        Assert.Equal(because, await ReadAsync<string>("SELECT last_error FROM outbox WHERE parked_at IS NOT NULL"));
        Assert.Equal(1, await ReadAsync<int>("SELECT attempts FROM outbox WHERE parked_at IS NOT NULL"));
        Assert.Equal(["key"], done);
        Assert.Null(await Store.NextDueAsync(Cancellation));
    }

    [Fact]
    public async Task A_kind_of_a_newer_version_is_left_for_it_a_while_and_then_parked()
    {
        await AddAsync("Sing", """{"$type":"sing","Song":"Hej"}""");
        await RunAllAsync();
        Assert.Equal(0, await Store.CountParkedAsync(Cancellation));

        for (var tries = 1; tries < 12; tries++)
        {
            Clock.Pass(360);
            await RunAllAsync();
        }

        Assert.Equal("\"sing\" is not a kind that this version knows", await ReadAsync<string>("SELECT last_error FROM outbox WHERE parked_at IS NOT NULL"));
    }

    [Fact]
    public async Task Who_cannot_be_told_that_a_message_is_parked_does_not_keep_it_from_being()
    {
        await PutAsync(new OutboxMessage.SendReply(Query, "will not work, and nobody can be told"));
        await RunAllAsync();

        Assert.Single(gaveUp);
        Assert.Equal(1, await Store.CountParkedAsync(Cancellation));
    }

    [Fact]
    public async Task Ten_thousand_repaints_of_one_card_are_two_and_leave_two_rows()
    {
        await PutAsync(new OutboxMessage.PutCard(Query));
        var leased = Assert.Single(await Store.LeaseAsync(Clock.Now, 10, [], Cancellation));

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 10_000),
            new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = Cancellation },
            async (number, _) => await Database.WriteAsync(
                async session =>
                {
                    // As whoever changes the query holds its row: on PostgreSQL others wait.
                    await session.LockAsync("query");
                    await session.PutAsync(new OutboxMessage.PutCard(Query, number % 2 == 0 ? TrafficLight.Amber : TrafficLight.Green), Clock.Now);
                },
                Cancellation));
        Assert.Equal(2, await ReadAsync<int>("SELECT COUNT(*) FROM outbox"));
        await Store.SettleAsync(leased, Clock.Now, Cancellation);
        await RunAllAsync();

        Assert.Equal(["PutCard"], done);
        Assert.Equal(2, await ReadAsync<int>("SELECT COUNT(*) FROM outbox"));
        await Store.ForgetDoneAsync(Clock.In(1), Cancellation);
        Assert.Equal(0, await ReadAsync<int>("SELECT COUNT(*) FROM outbox"));
    }

    Task IOutboxHandler.HandleAsync(OutboxMessage message, CancellationToken cancellation)
    {
        if (message is OutboxMessage.SendReply { SendKey: var key } && key.StartsWith("will not", StringComparison.Ordinal)) throw new WillNotWorkException("Refused");

        done.Add(message is OutboxMessage.SendReply reply ? reply.SendKey : message.GetType().Name);
        return Task.CompletedTask;
    }

    Task IOutboxHandler.GaveUpAsync(OutboxMessage message, CancellationToken cancellation)
    {
        gaveUp.Add(message.GetType().Name);
        throw new InvalidOperationException("Nobody there");
    }

    private Task AddAsync(string kind, string body) => Database.WriteAsync(
        session =>
        {
            session.MakesDue(Clock.Now);
            return session.RunAsync(
                "INSERT INTO outbox (id, kind, priority, body, created_at, due_at, attempts, faults) VALUES (@id, @kind, 0, @body, @Now, @Now, 0, 0)", new { id = Guid.CreateVersion7(), kind, body, Clock.Now });
        },
        Cancellation);

    private Task PutAsync(OutboxMessage message) => Database.WriteAsync(session => session.PutAsync(message, Clock.Now), Cancellation);

    private async Task RunAllAsync()
    {
        using var dispatcher = new OutboxDispatcher(Store, this, Gates, Due, Clock, NullLogger<OutboxDispatcher>.Instance);
        while (await Store.NextDueAsync(Cancellation) is { } next && next <= Clock.Now)
        {
            await dispatcher.StartDueAsync(Cancellation);
            await dispatcher.DrainAsync(CancellationToken.None);
        }
    }
}
