using ChatSla.Time;
using NodaTime;

namespace ChatSla.Tests.Time;

/// <summary>A clock that stands still until it is moved, and fires the timers it passes in the order they are due.</summary>
internal sealed class StillClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<StillTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How often somebody asked for the time.</summary>
    public int Looks { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            Looks++;
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StillTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public Instant In(int seconds) => this.Now + Duration.FromSeconds(seconds);

    public void Pass(int seconds)
    {
        var end = GetUtcNow() + TimeSpan.FromSeconds(seconds);
        while (TakeDue(end) is { } timer) timer.Fire();
        lock (gate) now = end;
    }

    private StillTimer? TakeDue(DateTimeOffset end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is null) return null;

            now = next.DueAt > now ? next.DueAt : now;
            timers.Remove(next);
            return next;
        }
    }

    private sealed class StillTimer(StillClock clock, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;

                DueAt = clock.now + dueTime;
                clock.timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
