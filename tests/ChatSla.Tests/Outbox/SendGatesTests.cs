using System.Collections.Concurrent;
using ChatSla.Core.Promises;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ChatSla.Tests.Outbox;

/// <summary>What waits at a gate: who goes first, and that nobody else is held up.</summary>
public sealed class SendGatesTests : JournalFixture, IOutboxHandler
{
    private static readonly IReadOnlyList<SendLimit> Two = [new(2, Duration.FromSeconds(10))];

    private readonly ConcurrentQueue<(OutboxMessage Message, Instant At)> said = [];
    private SendGates? gates;
    private int tries;

    private SendGates Gates => gates ??= new SendGates(Due, Clock);

    [Fact]
    public async Task Red_goes_before_amber_and_amber_before_the_rest_though_they_came_last()
    {
        await ShutAsync();
        await PutAsync([.. Lights(TrafficLight.Green, 4), .. Lights(TrafficLight.Amber, 4), .. Lights(TrafficLight.Red, 4)]);
        await RunAsync(seconds: 120);

        Assert.Equal(
            [.. Enumerable.Repeat(TrafficLight.Red, 4), .. Enumerable.Repeat(TrafficLight.Amber, 4), .. Enumerable.Repeat(TrafficLight.Green, 4)],
            said.Select(one => ((OutboxMessage.PutCard)one.Message).Light));
        Assert.Equal(Enumerable.Range(0, 12).Select(number => number / 2 * 10), said.Select(one => (int)(one.At - said.First().At).TotalSeconds));
    }

    [Fact]
    public async Task Who_is_urgent_and_comes_later_goes_before_those_who_wait()
    {
        await ShutAsync();
        await PutAsync(Lights(TrafficLight.Amber, 6));
        await RunAsync(seconds: 15);
        await PutAsync(Lights(TrafficLight.Red, 2));
        await RunAsync(seconds: 60);

        Assert.Equal(
            [TrafficLight.Amber, TrafficLight.Amber, TrafficLight.Red, TrafficLight.Red, TrafficLight.Amber, TrafficLight.Amber],
            said.Select(one => ((OutboxMessage.PutCard)one.Message).Light).Take(6));
    }

    [Fact]
    public async Task A_hundred_that_wait_are_tried_once_or_twice_each_and_hold_up_nobody_else()
    {
        await PutAsync(Lights(TrafficLight.Red, 100));
        await RunAsync(seconds: 1);
        var waiting = await ReadAsync<int>("SELECT COUNT(*) FROM outbox WHERE gate = 'red' AND leased_until IS NULL");
        Assert.Equal(98, waiting);

        await PutAsync(new OutboxMessage.SendReply(Guid.NewGuid(), "to somebody else"));
        await RunAsync(seconds: 1);
        Assert.Contains(said, one => one.Message is OutboxMessage.SendReply);

        await RunAsync(seconds: 600);
        Assert.Equal(101, said.Count);
        Assert.InRange(tries, 199, 230);
    }

    [Fact]
    public async Task A_gate_that_the_service_shuts_stays_shut_that_long_and_then_one_goes_first()
    {
        Gates.TryPass([("red", Two)], null, inLine: true, out _);
        Gates.Close("red", Two, Duration.FromSeconds(30));
        Gates.Answered(["red"], isWell: false);
        await PutAsync(Lights(TrafficLight.Red, 3));
        await RunAsync(seconds: 29);
        Assert.Empty(said);

        await RunAsync(seconds: 2);
        Assert.Equal(2, said.Count);
        Assert.Null(Gates.Rooms().Select(room => (GateRoom?)room).FirstOrDefault());
    }

    [Fact]
    public void Who_comes_new_waits_behind_those_who_wait_though_there_is_room()
    {
        Gates.TryPass([("red", Two)], null, inLine: true, out _);
        Gates.Answered(["red"], isWell: true);
        Gates.Waits("red");

        Assert.Equal("red", Gates.TryPass([("red", Two)], null, inLine: true, out _));
    }

    [Fact]
    public void Two_that_waited_at_different_gates_of_one_request_do_not_send_each_other_back()
    {
        IReadOnlyList<(string Name, IReadOnlyList<SendLimit> Limits)> both = [("channel", Two), ("tenant", Two)];
        foreach (var (gate, _) in both)
        {
            Gates.TryPass([(gate, Two)], null, inLine: true, out _);
            Gates.Answered([gate], isWell: true);
            Gates.Waits(gate);
        }

        var turns = Gates.Rooms().Select(room => new OutboxTurn(Waiting(room.Gate)) { PlaceAt = room.Gate }).ToList();
        Gates.Taken(Gates.Rooms(), [.. turns.Select(turn => turn.Row)], asked: 2);
        foreach (var (gate, _) in both) Gates.Waits(gate);

        Assert.Equal(2, turns.Count);
        Assert.Contains(null, turns.Select(turn => Gates.TryPass(both, turn, inLine: true, out _)));
    }

    [Fact]
    public void The_place_of_one_who_waits_for_an_answer_does_not_keep_the_question_from_being_asked()
    {
        Gates.TryPass([("tenant", Two)], null, inLine: true, out _);
        Gates.Close("tenant", Two, Duration.FromSeconds(1));
        Gates.Answered(["tenant"], isWell: false);
        Gates.Waits("tenant");
        Clock.Pass(1);
        Gates.Taken(Gates.Rooms(), [Waiting("tenant")], asked: 16);

        Assert.Equal("tenant", Gates.TryPass([("tenant", Two)], null, inLine: true, out _));
        Assert.Null(Gates.TryPass([("tenant", Two)], null, inLine: false, out _));
    }

    [Fact]
    public void Each_of_three_replicas_lets_a_third_through()
    {
        var gates = new SendGates(Due, Clock, new Three());
        IReadOnlyList<SendLimit> six = [new(6, Duration.FromSeconds(10))];

        Assert.Equal([null, null, "channel"], Enumerable.Range(0, 3).Select(_ => gates.TryPass([("channel", six)], null, inLine: true, out var _)));
    }

    [Fact]
    public void Refused_again_and_again_without_a_word_for_how_long_it_waits_longer_each_time_a_quarter_of_an_hour_at_most()
    {
        var waits = Enumerable.Range(0, 14).Select(_ => Gates.Close("red", Two, null).TotalSeconds).ToList();

        Assert.All(waits.Zip([2.0, 4, 8, 16, 32, 64, 128, 256, 512, 900]), one => Assert.InRange(one.First, one.Second * 0.8, one.Second * 1.2));
        Assert.All(waits[10..], wait => Assert.InRange(wait, 720, 1080));
    }

    [Fact]
    public async Task What_waits_behind_another_goes_when_that_one_is_done_and_not_before()
    {
        var first = new OutboxMessage.PutCard(Guid.NewGuid());
        await PutAsync(first, new OutboxMessage.SendReply(Guid.NewGuid(), first.Lane));
        await RunAsync(seconds: 1);

        Assert.Equal([typeof(OutboxMessage.PutCard), typeof(OutboxMessage.SendReply)], said.Select(one => one.Message.GetType()));
    }

    [Fact]
    public async Task What_waited_at_a_gate_when_the_program_ended_is_free_at_the_next_start()
    {
        await PutAsync(Lights(TrafficLight.Red, 3));
        await RunAsync(seconds: 1);
        gates = new SendGates(Due, Clock);
        await new OutboxStore(Database).FreeLeasesAsync(Cancellation);
        await RunAsync(seconds: 1);

        Assert.Equal(3, said.Count);
    }

    /// <summary>A card waits at the gate of its light's limit; an answer whose key is a lane waits for that lane.</summary>
    async Task IOutboxHandler.HandleAsync(OutboxMessage message, CancellationToken cancellation)
    {
        Interlocked.Increment(ref tries);
        if (message is OutboxMessage.SendReply { SendKey: var lane } && await ReadAsync<int>($"SELECT COUNT(*) FROM outbox WHERE lane = '{lane}' AND done_at IS NULL") > 0) throw new InLineException(lane);
        if (message is OutboxMessage.PutCard)
        {
            if (Gates.TryPass([("red", Two)], OutboxTurn.Current, inLine: true, out _) is { } shut) throw new InLineException(shut);
            await Task.Yield();
            Gates.Answered(["red"], isWell: true);
        }

        said.Enqueue((message, Instant.FromDateTimeOffset(Clock.GetUtcNow())));
    }

    Task IOutboxHandler.GaveUpAsync(OutboxMessage message, CancellationToken cancellation) => Task.CompletedTask;

    private static OutboxRow Waiting(string gate) => new() { Id = Guid.NewGuid(), Kind = "put-card", Body = "{}", Gate = gate };

    private static OutboxMessage[] Lights(TrafficLight light, int count) => [.. Enumerable.Range(0, count).Select(_ => new OutboxMessage.PutCard(Guid.NewGuid(), light))];

    private Task PutAsync(params OutboxMessage[] messages) => Database.WriteAsync(
        async session =>
        {
            foreach (var message in messages) await PutOneAsync(session, message);
        },
        Cancellation);

    private Task PutOneAsync(ChatSla.Storage.DbSession session, OutboxMessage message) => session.PutAsync(message, Instant.FromDateTimeOffset(Clock.GetUtcNow()));

    /// <summary>Two have just gone: everybody else waits.</summary>
    private Task ShutAsync()
    {
        for (var one = 0; one < 2; one++) Gates.TryPass([("red", Two)], null, inLine: true, out _);
        Gates.Answered(["red"], isWell: true);
        Gates.Answered(["red"], isWell: true);
        return Task.CompletedTask;
    }

    /// <summary>Second by second, everything that may run is run.</summary>
    private async Task RunAsync(int seconds)
    {
        using var dispatcher = new OutboxDispatcher(new OutboxStore(Database), this, Gates, Due, Clock, NullLogger<OutboxDispatcher>.Instance);
        for (var second = 0; second <= seconds; second++)
        {
            int before;
            do
            {
                before = said.Count + tries;
                await dispatcher.StartDueAsync(Cancellation);
                await dispatcher.DrainAsync(CancellationToken.None);
            }
            while (said.Count + tries > before);
            if (second < seconds) Clock.Pass(1);
        }
    }

    private sealed class Three : Replicas
    {
        public override int Count => 3;
    }
}
