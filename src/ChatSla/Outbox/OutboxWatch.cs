using ChatSla.Time;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Starts outbox messages as they fall due.</summary>
public sealed class OutboxWatch(OutboxStore store, OutboxDispatcher dispatcher, TimeProvider clock) : IDueWork
{
    private static readonly Duration KeptDone = Duration.FromDays(1);
    private static readonly Duration BetweenCleanings = Duration.FromHours(1);

    private Instant cleanAt = clock.Now + BetweenCleanings;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        if (clock.Now >= cleanAt)
        {
            await store.ForgetDoneAsync(clock.Now - KeptDone, cancellation);
            cleanAt = clock.Now + BetweenCleanings;
        }

        while (await dispatcher.StartDueAsync(cancellation))
        {
        }

        return dispatcher.AwaitsRoom() ? null : await store.NextDueAsync(cancellation);
    }

    public Task DrainAsync(CancellationToken hurry) => dispatcher.DrainAsync(hurry);
}
