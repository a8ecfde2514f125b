using ChatSla.Core.Promises;

namespace ChatSla.Core.Figures;

/// <summary>How often promises came out how.</summary>
public sealed class OutcomeTally
{
    private readonly int[] outcomes = new int[5];

    public int this[Outcome outcome] => outcomes[(int)outcome];

    public int Met => this[Outcome.Met];

    public int Missed => this[Outcome.Missed];

    /// <summary>Those that turned amber, whether or not they turned red after it.</summary>
    public int TurnedAmber { get; private set; }

    public int TurnedRed { get; private set; }

    /// <summary>Of those that came to an end, how many per cent were kept, in tenths: 935 is 93.5 %. Null when there are none.</summary>
    public int? KeptPerMille => Met + Missed == 0 ? null : (int)Math.Round(1000.0 * Met / (Met + Missed), MidpointRounding.AwayFromZero);

    internal void Add(Verdict verdict)
    {
        outcomes[(int)verdict.Outcome]++;
        if (verdict.Light is TrafficLight.Amber or TrafficLight.Red) TurnedAmber++;
        if (verdict.Light is TrafficLight.Red) TurnedRed++;
    }

    internal void Add(OutcomeTally other)
    {
        for (var at = 0; at < outcomes.Length; at++) outcomes[at] += other.outcomes[at];
        TurnedAmber += other.TurnedAmber;
        TurnedRed += other.TurnedRed;
    }
}
