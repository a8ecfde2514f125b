using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ChatSla.Storage;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Runs what is due in the outbox: leases, hands to the handler, settles. A failed call is tried again later or parked, never dropped.</summary>
public sealed partial class OutboxDispatcher(OutboxStore store, IOutboxHandler handler, SendGates gates, DueSignal due, TimeProvider clock, ILogger<OutboxDispatcher> logger)
    : IDisposable
{
    private const int AtOnce = 16;

    /// <summary>For an error that nobody foresaw; a service that is away is waited for without end.</summary>
    private const int MaxFaults = 12;

    private readonly ConcurrentDictionary<Guid, Task> running = new();
    private readonly CancellationTokenSource breakOff = new();
    private int roomIsAwaited;

    /// <summary>Starts what can be started now. Returns whether there may be more.</summary>
    public async Task<bool> StartDueAsync(CancellationToken cancellation)
    {
        var free = AtOnce - running.Count;
        if (free <= 0) return false;

        var (rooms, before) = (gates.Rooms(), running.ToDictionary());
        var leased = await store.LeaseAsync(clock.Now, free, rooms, cancellation);
        gates.Taken(rooms, leased, free);
        foreach (var row in leased) Start(row, before.GetValueOrDefault(row.Id));
        return leased.Count == free;
    }

    /// <summary>Whether as many run as may. If so, the due loop is woken when one of them ends: it has other work than to wait for that.</summary>
    public bool AwaitsRoom()
    {
        Interlocked.Exchange(ref roomIsAwaited, 1);
        return running.Count >= AtOnce;
    }

    /// <summary>Waits for what is in flight; when <paramref name="hurry"/> fires, breaks it off.</summary>
    public async Task DrainAsync(CancellationToken hurry)
    {
        await using var hurried = hurry.Register(breakOff.Cancel);
        await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        breakOff.Cancel();
        breakOff.Dispose();
    }

    /// <param name="before">The last try, which ran before this one was leased, whether or not it has ended since; null: none did.</param>
    private void Start(OutboxRow row, Task? before)
    {
        var ended = new TaskCompletionSource();
        running[row.Id] = ended.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                if (await IsOursAsync(row, before)) await RunAsync(row, breakOff.Token);
            }
            catch (StorageException)
            {
                // Nothing could be noted. The lease ends by itself, and what was begun is done again then.
            }
            finally
            {
                running.TryRemove(KeyValuePair.Create(row.Id, ended.Task));
                ended.SetResult();
                if (Interlocked.Exchange(ref roomIsAwaited, 0) == 1) due.Notify(clock.Now);
            }
        });
    }

    /// <summary>
    /// A message may be leased again while its last try is still ending: because it was put off to an instant that has come, then it is
    /// run after that; or because the lease ran out, then whatever the try came to holds.
    /// </summary>
    private async Task<bool> IsOursAsync(OutboxRow row, Task? before)
    {
        if (before is null) return true;

        await before;
        return await store.IsLeasedAsync(row.Id, breakOff.Token);
    }

    [SuppressMessage("Design", "CA1031", Justification = "This is one of the three places that catch: the message is put off or parked with the error.")]
    private async Task RunAsync(OutboxRow row, CancellationToken cancellation)
    {
        using var _ = Correlation.Begin(row.Correlation, logger);
        using var span = Traces.BeginOutbox(row.Kind, row.Trace);
        var (began, result) = (Measures.Begin(), "done");
        Measures.OutboxWaited(row.Kind, row.Gate is not null, clock.Now - row.DueAt);
        var turn = OutboxTurn.Current = new OutboxTurn(row) { PlaceAt = row.Gate };
        try
        {
            await handler.HandleAsync(OutboxReading.Read(row.Body), cancellation);
            await store.SettleAsync(row, clock.Now, cancellation);
        }
        catch (InLineException line)
        {
            result = "in_line";
            var isLane = !gates.Knows(line.Gate);
            await store.WaitAtAsync(row, line.Gate, isLane, -turn.Doubts, clock.Now, cancellation);
            gates.Waits(line.Gate);
        }
        catch (NotYetException wait)
        {
            result = wait.Wait is null ? "away" : "asked_to_wait";
            if (wait.Wait is null) LogPutOff(wait, row.Kind, row.Id, row.Attempts);
            var doubts = (wait.IsInDoubt ? 1 : 0) - turn.Doubts;
            await store.PutOffAsync(row, clock.Now + (wait.Wait ?? Backoff(row)), wait.Message, wait.Wait is null ? Tried.Away : Tried.Waits, doubts, clock.Now, cancellation);
        }
        catch (StorageException fault)
        {
            result = "away";
            await store.PutOffAsync(row, clock.Now + Backoff(row), fault.Fault.ToString(), Tried.Away, -turn.Doubts, clock.Now, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            result = IsGivenUp(row, error) ? "parked" : "failed";
            span.Fail(error.GetType().Name);
            await PutOffOrParkAsync(row, error, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The program ends at once; the lease is freed at the next start.
            result = "broken_off";
        }
        finally
        {
            gates.GiveBack(turn);
            span?.SetTag("chatsla.result", result);
            Measures.OutboxTried(row.Kind, result, began);
        }
    }

    private async Task PutOffOrParkAsync(OutboxRow row, Exception error, CancellationToken cancellation)
    {
        if (IsGivenUp(row, error))
        {
            LogParked(error, row.Kind, row.Id, row.Attempts);
            await TellAsync(row, cancellation);
            await store.ParkAsync(row, clock.Now, error.Message, cancellation);
            return;
        }

        LogPutOff(error, row.Kind, row.Id, row.Attempts);
        await store.PutOffAsync(row, clock.Now + Backoff(row), error.Message, Tried.Failed, 0, clock.Now, cancellation);
    }

    private static bool IsGivenUp(OutboxRow row, Exception error) => error is WillNotWorkException || row.Faults + 1 >= MaxFaults;

    /// <summary>Whoever waits for it is told. That it is parked holds, whatever that comes to: else it would be tried without end.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The message is parked with its own error; this one is logged.")]
    private async Task TellAsync(OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            await handler.GaveUpAsync(OutboxReading.Read(row.Body), cancellation);
        }
        catch (Exception error) when (error is not StorageException && !cancellation.IsCancellationRequested)
        {
            LogUntold(error, row.Kind, row.Id);
        }
    }

    /// <summary>1 s, 2 s, 4 s ... up to 5 minutes, and up to a fifth more, so that what failed together is not tried together.</summary>
    private static Duration Backoff(OutboxRow row) =>
        Duration.FromSeconds(Math.Min(300, 1 << Math.Min(row.Attempts - 1, 9))) * (1 + (row.Id.ToByteArray()[15] / 1275.0));

    [LoggerMessage(LogLevel.Warning, "{Kind} {MessageId} failed (try {Attempts}); it is tried again.")]
    private partial void LogPutOff(Exception error, string kind, Guid messageId, int attempts);

    [LoggerMessage(LogLevel.Error, "{Kind} {MessageId} is parked after {Attempts} tries.")]
    private partial void LogParked(Exception error, string kind, Guid messageId, int attempts);

    [LoggerMessage(LogLevel.Warning, "Nobody could be told that {Kind} {MessageId} is parked.")]
    private partial void LogUntold(Exception error, string kind, Guid messageId);
}
