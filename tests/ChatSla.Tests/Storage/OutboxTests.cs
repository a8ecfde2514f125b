using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ChatSla.Tests.Storage;

public sealed class OutboxTests : JournalFixture, IOutboxHandler
{
    private static readonly Guid Query = new("00000000-0000-0000-0000-00000000000a");

    private readonly ConcurrentQueue<string> done = [];
    private readonly ConcurrentQueue<string> gaveUp = [];
    private Func<OutboxMessage, Task> handle = _ => Task.CompletedTask;

    private SendGates? gates;

    private OutboxStore Store => new(Database);

    private SendGates Gates => gates ??= new SendGates(Due, Clock);

    [Fact]
    public async Task A_lane_runs_in_the_order_it_was_filled_and_one_at_a_time()
    {
        var (running, most) = (0, 0);
        handle = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancellation);
            Interlocked.Decrement(ref running);
        };
        await PutAsync([.. Enumerable.Range(0, 30).Select(number => new OutboxMessage.SendReply(Query, $"{number:00}"))]);
        await RunAllAsync();

        Assert.Equal(Enumerable.Range(0, 30).Select(number => $"{number:00}"), done);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Lanes_run_beside_each_other()
    {
        var both = new TaskCompletionSource();
        var running = 0;
        handle = _ =>
        {
            if (Interlocked.Increment(ref running) == 2) both.SetResult();
            return both.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
        };
        await PutAsync(new OutboxMessage.SendReply(Query, "one"), new OutboxMessage.SendReply(Guid.NewGuid(), "two"));
        await RunAllAsync();

        Assert.Equal(2, done.Count);
    }

    [Fact]
    public async Task A_card_to_be_painted_replaces_the_older_ones_that_nobody_has_begun()
    {
        await PutAsync(new OutboxMessage.PutCard(Query), new OutboxMessage.PutCard(Guid.NewGuid()), new OutboxMessage.PutCard(Query, TrafficLight.Amber));
        Assert.Equal(2, (await LeaseAsync(10)).Count);

        await PutAsync(new OutboxMessage.PutCard(Query, TrafficLight.Red));
        Assert.Equal(3, await ReadAsync<int>("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL"));
        Assert.Empty(await LeaseAsync(10));
    }

    [Fact]
    public async Task A_message_with_a_key_is_taken_in_once()
    {
        var red = new OutboxMessage.SayRed(Query, Clock.Now);
        await PutAsync(red, red, new OutboxMessage.SayRed(Query, Clock.In(1)));
        await RunAllAsync();
        await PutAsync(red);
        await RunAllAsync();

        Assert.Equal(2, done.Count);
    }

    [Fact]
    public async Task Red_goes_before_amber_and_amber_before_the_rest()
    {
        await PutAsync(
            new OutboxMessage.PutCard(Guid.NewGuid()), new OutboxMessage.PutCard(Guid.NewGuid(), TrafficLight.Amber), new OutboxMessage.PutCard(Guid.NewGuid()),
            new OutboxMessage.SayRed(Query, Clock.Now), new OutboxMessage.PutCard(Guid.NewGuid(), TrafficLight.Red));

        Assert.Equal([OutboxPriority.Red], (await LeaseAsync(1)).Select(row => row.Priority));
        Assert.Equal([OutboxPriority.Red, OutboxPriority.Amber, OutboxPriority.Ordinary, OutboxPriority.Ordinary], (await LeaseAsync(9)).Select(row => row.Priority));
    }

    [Fact]
    public async Task What_must_wait_waits_that_long_and_counts_as_no_try()
    {
        handle = _ => Task.FromException(new NotYetException("Throttled", Duration.FromSeconds(20)));
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        for (var round = 0; round < 30; round++)
        {
            await RunAllAsync();
            Clock.Pass(20);
        }

        Assert.Equal(0, await ReadAsync<int>("SELECT attempts FROM outbox"));
        Assert.Equal("Throttled", await ReadAsync<string>("SELECT last_error FROM outbox"));
        Assert.Equal(0, await Store.CountParkedAsync(Cancellation));

        handle = _ => Task.CompletedTask;
        await RunAllAsync();
        Assert.Equal(["key"], done);
    }

    [Fact]
    public async Task A_service_that_is_away_is_waited_for_without_end_less_and_less_often()
    {
        handle = _ => Task.FromException(new NotYetException("Away"));
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        await RunAllAsync();
        AssertWithin(Clock.Now, 1, 1.2, await Store.NextDueAsync(Cancellation));
        for (var round = 0; round < 20; round++)
        {
            Clock.Pass(360);
            await RunAllAsync();
        }

        AssertWithin(Clock.Now, 300, 360, await Store.NextDueAsync(Cancellation));
        Assert.Empty(gaveUp);
    }

    [Fact]
    public async Task What_fails_is_tried_twelve_times_and_then_parked_with_its_error()
    {
        handle = _ => Task.FromException(new InvalidOperationException("Boom"));
        await PutAsync(new OutboxMessage.SendReply(Query, "key"), new OutboxMessage.SendReply(Query, "after"));
        for (var round = 0; round < 12; round++)
        {
            Assert.Empty(gaveUp);
            await RunAllAsync();
            Clock.Pass(360);
        }

        Assert.Equal(["key"], gaveUp);
        Assert.Equal(12, await ReadAsync<int>("SELECT attempts FROM outbox WHERE parked_at IS NOT NULL AND last_error = 'Boom'"));

        handle = _ => Task.CompletedTask;
        await RunAllAsync();
        Assert.Equal(["after"], done);
    }

    [Fact]
    public async Task What_will_never_work_is_parked_at_once()
    {
        handle = _ => Task.FromException(new WillNotWorkException("Refused"));
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        await RunAllAsync();

        Assert.Equal((1, "Refused"), (await Store.CountParkedAsync(Cancellation), await ReadAsync<string>("SELECT last_error FROM outbox")));
        Assert.Equal(["key"], gaveUp);
        Assert.Null(await Store.NextDueAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_process_that_is_gone_had_leased_is_free_at_the_next_start()
    {
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        await LeaseAsync(1);
        Assert.Empty(await LeaseAsync(1));

        await Store.FreeLeasesAsync(Cancellation);
        Assert.Equal(2, Assert.Single(await LeaseAsync(1)).Attempts);
    }

    [Fact]
    public async Task A_lease_that_nobody_settles_ends_after_two_minutes()
    {
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        await LeaseAsync(1);
        Assert.Equal(Clock.In(120), await Store.NextDueAsync(Cancellation));
        Clock.Pass(119);
        Assert.Empty(await LeaseAsync(1));

        Clock.Pass(1);
        Assert.Single(await LeaseAsync(1));
    }

    [Fact]
    public async Task As_many_as_may_be_in_flight_hold_up_nothing_else()
    {
        var gate = new TaskCompletionSource();
        handle = _ => gate.Task;
        await PutAsync([.. Enumerable.Range(0, 20).Select(_ => new OutboxMessage.PutCard(Guid.NewGuid()))]);
        var dispatcher = NewDispatcher();
        var watch = new OutboxWatch(Store, dispatcher, Gates, Clock);
        Due.Reset();

        Assert.Null(await watch.RunDueAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation));
        var woken = Due.WaitAsync(Clock.In(3600), Clock, Cancellation);
        Assert.False(woken.IsCompleted);
        gate.SetResult();
        await woken.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
        await dispatcher.DrainAsync(CancellationToken.None);
        await RunAllAsync();
        Assert.Equal(20, done.Count);
    }

    [Fact]
    public async Task An_outage_however_long_brings_a_message_no_nearer_to_being_parked()
    {
        var tries = 0;
        handle = _ => ++tries switch
        {
            <= 20 => throw new NotYetException("away"),
            21 => throw new InvalidOperationException("odd"),
            _ => Task.CompletedTask,
        };
        await PutAsync(new OutboxMessage.SendReply(Query, "key"));
        for (var i = 0; i < 25; i++)
        {
            await RunAllAsync();
            Clock.Pass(361);
        }

        Assert.Equal((1, 0), (done.Count, gaveUp.Count));
    }

    [Fact]
    public async Task A_try_that_outlives_its_lease_and_ends_well_is_not_repeated()
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        handle = _ =>
        {
            begun.TrySetResult();
            return gate.Task;
        };
        await PutAsync(new OutboxMessage.PutCard(Query));
        var dispatcher = NewDispatcher();
        await dispatcher.StartDueAsync(Cancellation);
        await begun.Task;

        Clock.Pass(600);
        await dispatcher.StartDueAsync(Cancellation);
        gate.SetResult();
        await dispatcher.DrainAsync(CancellationToken.None);
        await RunAllAsync();

        Assert.Single(done);
    }

    [Fact]
    public async Task A_try_that_ends_just_after_its_message_was_leased_again_is_not_repeated()
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        handle = _ =>
        {
            begun.TrySetResult();
            return gate.Task;
        };
        await PutAsync(new OutboxMessage.PutCard(Query));
        await using var watched = new WatchedDatabase(Database, Due);
        var dispatcher = new OutboxDispatcher(new OutboxStore(watched), this, Gates, Due, Clock, NullLogger<OutboxDispatcher>.Instance);
        await dispatcher.StartDueAsync(Cancellation);
        await begun.Task;

        Clock.Pass(600);
        watched.AfterNextWrite(() =>
        {
            gate.SetResult();
            return dispatcher.DrainAsync(CancellationToken.None);
        });
        await dispatcher.StartDueAsync(Cancellation);
        await dispatcher.DrainAsync(CancellationToken.None);

        Assert.Single(done);
    }

    [Fact]
    public void A_message_is_read_as_it_was_written()
    {
        OutboxMessage[] messages =
        [
            new OutboxMessage.PutCard(Query, TrafficLight.Red), new OutboxMessage.RemoveCard("c", "a"), new OutboxMessage.SendReply(Query, "k"),
            new OutboxMessage.SayRed(Query, Clock.Now), new OutboxMessage.PingManagers(Query, Clock.Now), new OutboxMessage.RemindOwner(Query, Clock.Now),
            new OutboxMessage.RepaintCard(Query, Clock.Now),
            new OutboxMessage.CallManagers(Query, 4), new OutboxMessage.DailySummary("support@contoso.com", Clock.Now),
            new OutboxMessage.Acknowledge(Query, "mail", true), new OutboxMessage.SayLoop("m", "a", Clock.Now), new OutboxMessage.SayNoCopies("m", Query, "<a@b>", "2026-11-23"),
            new OutboxMessage.SayBounced(Query, "mail", "sales@contoso.com"), new OutboxMessage.RepaintIgnored("c", "a", true, "person", 2, "Done"),
            new OutboxMessage.TellAlerts("managers:c", Clock.Now), new OutboxMessage.RepaintAlert("m"), new OutboxMessage.SayReturned(Query, 3), new OutboxMessage.PostNoise("c", Clock.Now),
            new OutboxMessage.SayDeadEnd("m", "c", "ConversationNotFound", Clock.Now), new OutboxMessage.SayMoved(Query, "c", "d", "1"),
            new OutboxMessage.SayBlind("support@contoso.com", Clock.Now), new OutboxMessage.SaySighted("support@contoso.com", Clock.Now), new OutboxMessage.WarnOfCredential("c", "secret", Clock.Now),
            new OutboxMessage.SayAudit("c", 2, "Q-1 (row)", Clock.Now), new OutboxMessage.EndAnnouncement("a", Clock.Now), new OutboxMessage.TellHandedOver(Query, 4),
            new OutboxMessage.SayParked("c", Clock.Now), new OutboxMessage.TidyDrafts(Query, "support@contoso.com", "key", "draft"),
        ];

        Assert.All(messages, message => Assert.Equal(message, OutboxMessage.Read(message.Write())));
        Assert.Equal(typeof(OutboxMessage).GetNestedTypes().Length, messages.Length + 1);
    }

    [Theory]
    [InlineData("""{"text":"hej"}""")]
    [InlineData("{ \"text\" : \"h\\u00e5 å 😀 </script>\",\r\n\t\"number\": 1.50e3, \"list\":[ ] }")]
    public void An_activity_is_kept_letter_by_letter(string text)
    {
        var heard = (OutboxMessage.HearActivity)OutboxMessage.Read(new OutboxMessage.HearActivity(new(text), "key").Write());

        Assert.Equal(("key", text), (heard.Key, heard.Activity.Text));
        Assert.Equal(JsonNode.Parse(text)!.ToJsonString(), heard.Activity.ToObject().ToJsonString());
    }

    /// <summary>As deep as the door lets in.</summary>
    [Fact]
    public void A_deep_activity_can_be_read_again()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60);
        var heard = (OutboxMessage.HearActivity)OutboxMessage.Read(new OutboxMessage.HearActivity(new(deep), "key").Write());

        Assert.Equal(deep, heard.Activity.Text);
    }

    private static void AssertWithin(Instant now, double least, double most, Instant? at) =>
        Assert.InRange(at!.Value, now + Duration.FromSeconds(least), now + Duration.FromSeconds(most));

    async Task IOutboxHandler.HandleAsync(OutboxMessage message, CancellationToken cancellation)
    {
        await handle(message);
        done.Enqueue(NameOf(message));
    }

    Task IOutboxHandler.GaveUpAsync(OutboxMessage message, CancellationToken cancellation)
    {
        gaveUp.Enqueue(NameOf(message));
        return Task.CompletedTask;
    }

    private static string NameOf(OutboxMessage message) => message is OutboxMessage.SendReply reply ? reply.SendKey : message.GetType().Name;

    private OutboxDispatcher NewDispatcher() => new(Store, this, Gates, Due, Clock, NullLogger<OutboxDispatcher>.Instance);

    private Task PutAsync(params OutboxMessage[] messages) => Database.WriteAsync(
        async session =>
        {
            foreach (var message in messages) await session.PutAsync(message, Clock.Now);
        },
        Cancellation);

    private Task<IReadOnlyList<OutboxRow>> LeaseAsync(int count) => Store.LeaseAsync(Clock.Now, count, [], Cancellation);

    /// <summary>Runs what is due until nothing is.</summary>
    private async Task RunAllAsync()
    {
        var dispatcher = NewDispatcher();
        while (await Store.NextDueAsync(Cancellation) is { } next && next <= Clock.Now)
        {
            await dispatcher.StartDueAsync(Cancellation);
            await dispatcher.DrainAsync(CancellationToken.None);
        }
    }
}
