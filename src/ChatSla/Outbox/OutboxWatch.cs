using ChatSla.Time;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Starts outbox messages as they fall due.</summary>
public sealed class OutboxWatch(OutboxStore store, OutboxDispatcher dispatcher) : IDueWork
{
    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        while (await dispatcher.StartDueAsync(cancellation))
        {
        }

        return await store.NextDueAsync(cancellation);
    }
}
