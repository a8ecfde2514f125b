using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Figures;

/// <summary>How a promise came out.</summary>
/// <param name="Light">The worst colour that it showed: green, amber or red; off where nothing was promised.</param>
public readonly record struct Verdict(Outcome Outcome, TrafficLight Light)
{
    /// <param name="now">While its clock stands: since when.</param>
    public static Verdict Of(Promise? promise, Instant now) => promise?.StateAt(now) switch
    {
        null => new Verdict(Outcome.NotPromised, TrafficLight.Off),
        PromiseState.Breached => new Verdict(Outcome.Missed, TrafficLight.Red),
        PromiseState.Met => new Verdict(Outcome.Met, LightOf(promise, now)),
        PromiseState.Withdrawn => new Verdict(Outcome.Withdrawn, LightOf(promise, now)),
        _ => new Verdict(Outcome.Running, LightOf(promise, now)),
    };

    private static TrafficLight LightOf(Promise promise, Instant now) => promise.IsAimMissedAt(now) ? TrafficLight.Amber : TrafficLight.Green;
}
