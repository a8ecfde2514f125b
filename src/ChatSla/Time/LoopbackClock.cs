using System.Diagnostics.CodeAnalysis;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ChatSla.Time;

/// <summary>
/// The clock of a sandbox on loopback, which may stand, run fast or jump. It is followed over its event stream; between two
/// events the time is reckoned from the machine's own clock and the speed. Timers run on it.
/// </summary>
public sealed partial class LoopbackClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    /// <summary>A machine timer takes about 49 days; one that fires too early is set again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly HttpClient http;
    private readonly Uri stream;
    private readonly Lock gate = new();
    private readonly HashSet<LoopbackTimer> timers = [];
    private DateTimeOffset shown;
    private long shownAt;
    private double speed;

    private LoopbackClock(Uri stream) => (this.stream, http) = (stream, new HttpClient { Timeout = Timeout.InfiniteTimeSpan });

    /// <summary>The clock of a sandbox, or the machine's where there is no sandbox.</summary>
    /// <exception cref="HttpRequestException">Nothing answers at that address.</exception>
    public static async Task<TimeProvider> OrMachinesAsync(Uri? stream, CancellationToken stopping) => stream is null ? System : await FollowAsync(stream, stopping);

    /// <summary>Connects and waits for the first time shown.</summary>
    /// <exception cref="HttpRequestException">Nothing answers at that address.</exception>
    public static async Task<LoopbackClock> FollowAsync(Uri stream, CancellationToken stopping)
    {
        var clock = new LoopbackClock(stream);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.Run(() => clock.FollowForEverAsync(first, stopping), CancellationToken.None);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(15), System, stopping);
        return clock;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return shown + (System.GetElapsedTime(shownAt) * speed);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LoopbackTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => http.Dispose();

    [SuppressMessage("Design", "CA1031", Justification = "The stream is taken up again; until then the last speed holds.")]
    private async Task FollowForEverAsync(TaskCompletionSource first, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var body = await http.GetStreamAsync(stream, stopping);
                await foreach (var item in SseParser.Create(body).EnumerateAsync(stopping))
                {
                    Show(JsonSerializer.Deserialize(item.Data, ClockJson.Default.ShownTime)!);
                    first.TrySetResult();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (!first.Task.IsCompleted)
            {
                first.TrySetException(error);
                return;
            }
            catch (Exception)
            {
                // Taken up again below.
            }

            await Task.Delay(Reconnect, System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Show(ShownTime time)
    {
        LoopbackTimer[] running;
        lock (gate)
        {
            (shown, shownAt, speed) = (time.Now, System.GetTimestamp(), time.Speed);
            running = [.. timers];
        }

        foreach (var timer in running) timer.Rearm();
    }

    /// <summary>How long that takes on the machine's own clock; infinite while the sandbox's stands still.</summary>
    private TimeSpan Real(TimeSpan shownTime)
    {
        lock (gate) return shownTime <= TimeSpan.Zero ? TimeSpan.Zero : speed > 0 ? Shorter(shownTime / speed, LongestWait) : Timeout.InfiniteTimeSpan;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    internal sealed record ShownTime(DateTimeOffset Now, double Speed);

    /// <summary>A machine timer that is set anew whenever the clock it follows changes its pace.</summary>
    private sealed class LoopbackTimer : ITimer
    {
        private readonly LoopbackClock clock;
        private readonly Action fire;
        private readonly ITimer real;
        private readonly Lock gate = new();
        private DateTimeOffset? dueAt;
        private TimeSpan period;

        public LoopbackTimer(LoopbackClock clock, Action fire)
        {
            (this.clock, this.fire) = (clock, fire);
            real = System.CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            lock (clock.gate) clock.timers.Add(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (gate)
            {
                this.period = period;
                dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
                return Arm();
            }
        }

        public void Rearm()
        {
            lock (gate) Arm();
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
            real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private bool Arm() => real.Change(dueAt is { } due ? clock.Real(due - clock.GetUtcNow()) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        private void Elapsed()
        {
            lock (gate)
            {
                if (dueAt is not { } due) return;
                if (due > clock.GetUtcNow())
                {
                    Arm();
                    return;
                }

                dueAt = period > TimeSpan.Zero ? due + period : null;
                Arm();
            }

            fire();
        }
    }
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(LoopbackClock.ShownTime))]
internal sealed partial class ClockJson : System.Text.Json.Serialization.JsonSerializerContext;
