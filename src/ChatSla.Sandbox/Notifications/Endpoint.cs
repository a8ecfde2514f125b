using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Time;

namespace ChatSla.Sandbox.Notifications;

/// <summary>One address that notifications go to: a queue, a few requests at once, and how well it answers.</summary>
internal sealed class Endpoint
{
    private const int AtOnce = 4;

    private readonly Channel<Delivery> queue = Channel.CreateUnbounded<Delivery>();
    private readonly Uri address;
    private readonly HttpClient http;
    private readonly Faults faults;
    private readonly SandboxClock clock;
    private readonly Action<Delivery, bool> done;
    private int waiting;

    /// <param name="done">Called for every delivery that was tried, with whether it came through.</param>
    public Endpoint(Uri address, HttpClient http, Faults faults, SandboxClock clock, Action<Delivery, bool> done, CancellationToken ending)
    {
        (this.address, this.http, this.faults, this.clock, this.done) = (address, http, faults, clock, done);
        for (var worker = 0; worker < AtOnce; worker++) _ = WorkAsync(ending);
    }

    public EndpointHealth Health { get; } = new();

    /// <summary>Queued or under way.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public void Enqueue(Delivery delivery)
    {
        Interlocked.Increment(ref waiting);
        queue.Writer.TryWrite(delivery);
    }

    private async Task WorkAsync(CancellationToken ending)
    {
        try
        {
            // Whoever enqueues holds a lock and must not be the one who delivers.
            await Task.Yield();
            while (await queue.Reader.WaitToReadAsync(ending))
            {
                if (TakeBatch() is not { Count: > 0 } batch) continue;

                var came = await TryAsync(batch, ending);
                foreach (var delivery in batch) done(delivery, came);
                Interlocked.Add(ref waiting, -batch.Count);
            }
        }
        catch (OperationCanceledException)
        {
            // The sandbox ends.
        }
    }

    private List<Delivery> TakeBatch()
    {
        var batch = new List<Delivery>();
        var most = Math.Max(1, faults.Number(Fault.NotificationBatch));
        while (batch.Count < most && queue.Reader.TryPeek(out var next) && (batch.Count == 0 || next.IsLifecycle == batch[0].IsLifecycle)
            && queue.Reader.TryRead(out var taken))
        {
            batch.Add(taken);
        }

        return batch;
    }

    private async Task<bool> TryAsync(List<Delivery> batch, CancellationToken ending)
    {
        var isFirst = batch.TrueForAll(delivery => delivery.Attempts == 0);
        using var slow = new CancellationTokenSource(faults.Delay(Fault.NotificationTimeoutMs));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending);
        limit.CancelAfter(faults.Delay(isFirst ? Fault.NotificationTimeoutMs : Fault.NotificationRetryTimeoutMs));
        try
        {
            using var content = new StringContent(Body(batch), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var answer = await http.PostAsync(address, content, limit.Token);
            Record(slow.IsCancellationRequested, isMissing: false);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ending.IsCancellationRequested)
        {
            Record(isSlow: true, isMissing: !isFirst);
            return false;
        }
    }

    private void Record(bool isSlow, bool isMissing)
    {
        lock (Health) Health.Record(clock.GetTimestamp(), isSlow, isMissing);
    }

    private static string Body(List<Delivery> batch) => new JsonObject
    {
        ["value"] = new JsonArray([.. batch.Select(delivery => delivery.Item.DeepClone())]),
    }.ToJsonString();
}
