using ChatSla.Sandbox.Time;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Does things at later moments of the sandbox clock, with one timer for all of them.</summary>
internal sealed class Schedule : IDisposable
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Action, (long Due, long Order)> waiting = new();
    private readonly SandboxClock clock;
    private readonly ITimer timer;
    private long last;

    public Schedule(SandboxClock clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    public void After(TimeSpan delay, Action work)
    {
        lock (gate)
        {
            waiting.Enqueue(work, (clock.GetTimestamp() + delay.Ticks, ++last));
            Arm();
        }
    }

    public void Dispose() => timer.Dispose();

    private void Fire()
    {
        var due = new List<Action>();
        lock (gate)
        {
            var now = clock.GetTimestamp();
            while (waiting.TryPeek(out var work, out var at) && at.Due <= now)
            {
                due.Add(work);
                waiting.Dequeue();
            }

            Arm();
        }

        foreach (var work in due) work();
    }

    private void Arm()
    {
        if (waiting.TryPeek(out _, out var next))
            timer.Change(TimeSpan.FromTicks(Math.Max(0, next.Due - clock.GetTimestamp())), Timeout.InfiniteTimeSpan);
    }
}
