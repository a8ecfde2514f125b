using ChatSla.Time;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Starts outbox messages as they fall due.</summary>
public sealed class OutboxWatch(OutboxStore store, OutboxDispatcher dispatcher, SendGates gates, TimeProvider clock) : IDueWork
{
    private static readonly Duration KeptDone = Duration.FromDays(1);
    private static readonly Duration BetweenCleanings = Duration.FromHours(1);

    /// <summary>Clocks are put right by less than that all the time.</summary>
    private static readonly Duration Back = Duration.FromMinutes(1);

    private Instant cleanAt = clock.Now + BetweenCleanings;
    private Instant looked = clock.Now;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        if (clock.Now < looked - Back) await store.ComeBackAsync(clock.Now, cancellation);
        looked = clock.Now;
        if (clock.Now >= cleanAt)
        {
            await store.ForgetDoneAsync(clock.Now - KeptDone, cancellation);
            gates.Tidy();
            cleanAt = clock.Now + BetweenCleanings;
        }

        while (await dispatcher.StartDueAsync(cancellation))
        {
        }

        if (dispatcher.AwaitsRoom()) return null;

        var (next, opens) = (await store.NextDueAsync(cancellation), gates.NextOpening());
        return next is null ? opens : opens is null ? next : Instant.Min(next.Value, opens.Value);
    }

    public Task DrainAsync(CancellationToken hurry) => dispatcher.DrainAsync(hurry);
}
