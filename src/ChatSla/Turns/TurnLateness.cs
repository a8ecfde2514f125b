using System.Diagnostics.Metrics;
using NodaTime;

namespace ChatSla.Turns;

/// <summary>How late queries turned, for whoever listens to the meter.</summary>
public sealed class TurnLateness(IMeterFactory meters)
{
    private readonly Histogram<double> lateness = meters.Create("ChatSla").CreateHistogram<double>("chatsla.turn.lateness", "ms", "From the instant a query had to turn to the instant it did.");

    public void Note(Duration late) => lateness.Record(late.TotalMilliseconds);
}
