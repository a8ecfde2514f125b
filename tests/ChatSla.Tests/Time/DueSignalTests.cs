using System.Collections.Concurrent;
using ChatSla.Time;

namespace ChatSla.Tests.Time;

public sealed class DueSignalTests
{
    private readonly DueSignal signal = new();
    private readonly StillClock clock = new();

    [Fact]
    public async Task It_wakes_when_the_clock_gets_there()
    {
        var wait = Wait(60);
        clock.Pass(59);
        Assert.False(wait.IsCompleted);

        clock.Pass(1);
        await Soon(wait);
    }

    [Fact]
    public async Task It_wakes_when_something_is_due_now()
    {
        var wait = Wait(60);
        signal.Notify(clock.Now);

        await Soon(wait);
    }

    [Fact]
    public async Task What_was_notified_before_the_wait_is_not_lost()
    {
        signal.Reset();
        signal.Notify(clock.Now);

        await Soon(Wait(60));
    }

    [Fact]
    public async Task It_sleeps_until_the_earliest_of_what_was_notified()
    {
        var wait = Wait(60);
        signal.Notify(clock.In(30));
        signal.Notify(clock.In(10));
        signal.Notify(clock.In(20));
        await RestsAsync(10);

        clock.Pass(9);
        Assert.False(wait.IsCompleted);
        clock.Pass(1);
        await Soon(wait);
    }

    [Fact]
    public async Task It_sleeps_and_does_not_look_at_the_clock_again_and_again()
    {
        var wait = Wait(60);
        signal.Notify(clock.In(30));
        await RestsAsync(30);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.InRange(clock.Looks, 1, 20);

        clock.Pass(30);
        await Soon(wait);
    }

    [Fact]
    public async Task It_rests_only_while_there_is_nothing_to_look_at()
    {
        Assert.Null(signal.RestsUntil);
        var wait = Wait(60);
        Assert.Equal(clock.In(60), signal.RestsUntil);
        signal.Notify(clock.Now);
        Assert.NotEqual(clock.In(60), signal.RestsUntil);

        await Soon(wait);
        Assert.False(signal.RestsUntil > clock.Now);
        signal.Reset();
        Assert.Null(signal.RestsUntil);
    }

    [Fact]
    public async Task What_is_due_later_than_it_wakes_anyway_changes_nothing()
    {
        var wait = Wait(60);
        signal.Notify(clock.In(90));
        clock.Pass(59);

        Assert.False(wait.IsCompleted);
        clock.Pass(1);
        await Soon(wait);
    }

    [Fact]
    public void What_the_tables_tell_anyway_is_forgotten()
    {
        signal.Notify(clock.Now);
        signal.Reset();

        Assert.False(Wait(60).IsCompleted);
    }

    [Fact]
    public async Task It_stops_when_the_program_does()
    {
        using var stop = new CancellationTokenSource();
        var wait = signal.WaitAsync(clock.In(60), clock, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    /// <summary>The loop reads the table and sleeps while others write to it: with the clock standing still, only the signal can wake it.</summary>
    [Fact]
    public async Task No_wake_up_is_lost_however_writes_and_looks_fall_together()
    {
        const int Writes = 20_000;
        var table = new ConcurrentQueue<int>();
        var read = 0;
        var loop = Task.Run(
            async () =>
            {
                while (read < Writes)
                {
                    signal.Reset();
                    while (table.TryDequeue(out _)) read++;
                    if (read < Writes) await signal.WaitAsync(clock.In(3600), clock, TestContext.Current.CancellationToken);
                }
            },
            TestContext.Current.CancellationToken);

        for (var write = 0; write < Writes; write++)
        {
            table.Enqueue(write);
            signal.Notify(clock.Now);
            if (write % 7 == 0) await Task.Yield();
        }

        await Soon(loop);
        Assert.Equal(Writes, read);
    }

    private Task Wait(int seconds) => signal.WaitAsync(clock.In(seconds), clock, TestContext.Current.CancellationToken);

    private async Task RestsAsync(int seconds)
    {
        while (signal.RestsUntil != clock.In(seconds)) await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static Task Soon(Task task) => task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
}
