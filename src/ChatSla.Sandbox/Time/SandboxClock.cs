namespace ChatSla.Sandbox.Time;

/// <summary>
/// The time of the sandbox. It runs at any speed, stands still at speed 0 and can be moved; a move fires every timer it passes,
/// in due order, each seeing its own due time as now.
/// </summary>
public sealed class SandboxClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Lock moving = new();
    private readonly List<SandboxTimer> timers = [];
    private readonly ITimer alarm;
    private DateTimeOffset origin;
    private double speed;
    private long elapsed;
    private long anchor = System.GetTimestamp();
    private bool held;

    public SandboxClock(DateTimeOffset start, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        origin = start.ToUniversalTime();
        this.speed = speed;
        alarm = System.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public event EventHandler? Changed;

    public double Speed
    {
        get
        {
            lock (gate) return speed;
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lock (gate)
            {
                Settle();
                speed = value;
                Arm();
            }

            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return origin.AddTicks(Elapsed());
    }

    /// <summary>Never runs backwards, whatever the time of day does.</summary>
    public override long GetTimestamp()
    {
        lock (gate) return Elapsed();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SandboxTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);

        lock (moving)
        {
            var end = Hold() + by.Ticks;
            while (TakeDue(end) is { } timer) timer.Fire();
            Release(end);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Forwards like <see cref="Advance"/>; backwards only the time of day changes and no timer moves.</summary>
    public void JumpTo(DateTimeOffset target)
    {
        var by = target - GetUtcNow();
        if (by >= TimeSpan.Zero)
        {
            Advance(by);
            return;
        }

        Set(by);
    }

    /// <summary>As when somebody sets the machine's clock, or the machine slept: the time of day changes and no timer moves.</summary>
    public void Set(TimeSpan by)
    {
        lock (gate) origin += by;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose() => alarm.Dispose();

    internal void Schedule(SandboxTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime >= TimeSpan.Zero)
            {
                timer.DueAt = Elapsed() + dueTime.Ticks;
                timers.Add(timer);
            }

            Arm();
        }
    }

    private long Elapsed() => held || speed == 0 ? elapsed : elapsed + (long)(System.GetElapsedTime(anchor).Ticks * speed);

    private void Settle()
    {
        elapsed = Elapsed();
        anchor = System.GetTimestamp();
    }

    private long Hold()
    {
        lock (gate)
        {
            Settle();
            held = true;
            return elapsed;
        }
    }

    private void Release(long end)
    {
        lock (gate)
        {
            elapsed = Math.Max(elapsed, end);
            anchor = System.GetTimestamp();
            held = false;
            Arm();
        }
    }

    private void FireDue()
    {
        lock (moving)
        {
            while (TakeDue(GetTimestamp()) is { } timer) timer.Fire();
        }

        lock (gate) Arm();
    }

    private SandboxTimer? TakeDue(long end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is null) return null;

            if (held) elapsed = Math.Max(elapsed, next.DueAt);
            if (next.Period <= 0) timers.Remove(next);
            else next.DueAt = held ? next.DueAt + next.Period : Math.Max(next.DueAt + next.Period, end + 1);
            return next;
        }
    }

    private void Arm()
    {
        if (held || timers.Count == 0) return;

        var left = timers.Min(timer => timer.DueAt) - Elapsed();
        if (left > 0 && speed == 0)
        {
            alarm.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = left <= 0 ? 0 : Math.Min(Math.Ceiling(left / speed / TimeSpan.TicksPerMillisecond), LongestWait.TotalMilliseconds);
        alarm.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }
}
