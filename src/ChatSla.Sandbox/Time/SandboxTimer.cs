namespace ChatSla.Sandbox.Time;

/// <summary>One timer of a <see cref="SandboxClock"/>; its times are ticks of that clock.</summary>
internal sealed class SandboxTimer(SandboxClock clock, Action callback) : ITimer
{
    public long DueAt { get; set; }

    public long Period { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Period = period.Ticks;
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Fire() => callback();

    public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
