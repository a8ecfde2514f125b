using NodaTime;

namespace ChatSla.Time;

/// <summary>What wakes the due loop: the earliest instant that a commit made something due at.</summary>
public sealed class DueSignal
{
    private static readonly Duration Jump = Duration.FromMilliseconds(100);

    private readonly Lock gate = new();
    private Instant earliest = Instant.MaxValue;
    private TaskCompletionSource raised = NewSource();
    private Instant? restsUntil;

    /// <summary>When whoever waits will look at the tables again, unless something becomes due earlier; null while they are looked at.</summary>
    public Instant? RestsUntil
    {
        get
        {
            lock (gate) return restsUntil;
        }
    }

    public void Notify(Instant dueAt)
    {
        lock (gate)
        {
            if (dueAt >= earliest) return;
            (earliest, restsUntil) = (dueAt, null);
            raised.TrySetResult();
        }
    }

    /// <summary>
    /// Completes when the clock reaches <paramref name="until"/> or something becomes due earlier, or when the clock was set back meanwhile: else
    /// that would be waited for an hour longer. What was notified since
    /// <see cref="Reset"/> counts, so nothing is lost between a look at the tables and the wait.
    /// </summary>
    public async Task WaitAsync(Instant until, TimeProvider clock, CancellationToken cancellation)
    {
        var begun = clock.Now;
        while (true)
        {
            Task changed;
            Instant next;
            lock (gate)
            {
                next = Instant.Min(until, earliest);
                if (raised.Task.IsCompleted) raised = NewSource();
                (changed, restsUntil) = (raised.Task, next);
            }

            var now = clock.Now;
            if (next <= now || now < begun - Jump) return;

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var timer = Task.Delay(Bounded(next - now), clock, stop.Token);

            // The timer counts from when it was made: a clock that jumped since it was read would make it late by the jump.
            if (clock.Now - now < Jump) await Task.WhenAny(changed, timer);
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Called before the tables are read: notifications from here on count.</summary>
    public void Reset()
    {
        lock (gate) (earliest, restsUntil) = (Instant.MaxValue, null);
    }

    /// <summary>A timer takes about 49 days; a minute's sweep comes long before.</summary>
    private static TimeSpan Bounded(Duration wait) => Duration.Min(wait, Duration.FromDays(1)).ToTimeSpan();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
