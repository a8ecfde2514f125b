using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Summaries;

/// <summary>One day in figures; each is a count of promises and queries that can be listed.</summary>
/// <param name="Received">Customer mails of the day that opened or joined a query.</param>
/// <param name="InTime">Promises answered this day, in time.</param>
/// <param name="Missed">Promises whose deadline fell on this day and passed without an answer.</param>
/// <param name="Open">The worst first.</param>
/// <param name="Week">The last working days, this one last.</param>
public sealed record DaySummary(LocalDate On, int Received, int InTime, int Missed, IReadOnlyList<OpenLine> Open, IReadOnlyList<DayFigures> Week)
{
    public int Red => Open.Count(line => line.Light == TrafficLight.Red);

    public int Amber => Open.Count(line => line.Light == TrafficLight.Amber);

    public int Green => Open.Count(line => line.Light == TrafficLight.Green);
}

/// <summary>An open query, with its light at the time of the summary.</summary>
public sealed record OpenLine(int Number, string Subject, string? Customer, TrafficLight Light, string Due);

/// <summary>What became of a day's promises.</summary>
public sealed record DayFigures(LocalDate On, int InTime, int Missed);
