using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Figures;

/// <summary>
/// What would have changed, counted. Not safe for several threads: each counts its own, and they are added up, in any order with the same
/// figures.
/// </summary>
public sealed class RehearsedFigures
{
    private readonly Dictionary<string, RehearsedTally> customers = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<PromiseKind, RehearsedTally> kinds = [];
    private readonly RehearsedTally[] weekdays = [.. Enumerable.Range(0, 7).Select(_ => new RehearsedTally())];

    public RehearsedTally All { get; } = new();

    /// <summary>In the order of the stages; only those that there are.</summary>
    public IReadOnlyDictionary<PromiseKind, RehearsedTally> ByKind => kinds;

    /// <summary>A customer is the same whatever the case of the letters; shown is one way of writing it.</summary>
    public IReadOnlyDictionary<string, RehearsedTally> ByCustomer => customers;

    public RehearsedTally On(IsoDayOfWeek weekday) => weekdays[(int)weekday - 1];

    public void Add(in RehearsedStage stage)
    {
        All.Add(stage);
        TallyOf(kinds, stage.Kind).Add(stage);
        TallyOf(customers, stage.Customer).Add(stage);
        On(stage.BeganOn).Add(stage);
    }

    public void Add(RehearsedFigures other)
    {
        All.Add(other.All);
        foreach (var (kind, tally) in other.kinds) TallyOf(kinds, kind).Add(tally);
        foreach (var (customer, tally) in other.customers) TallyOf(customers, customer).Add(tally);
        for (var day = 0; day < weekdays.Length; day++) weekdays[day].Add(other.weekdays[day]);
    }

    /// <summary>The customers for whom most would have changed, the most first; none for whom nothing would.</summary>
    public IReadOnlyList<(string Customer, RehearsedTally Tally)> MostChanged(int count) =>
    [
        .. customers.Where(one => one.Value.Changed > 0)
            .OrderByDescending(one => one.Value.Changed).ThenByDescending(one => one.Value.NewlyMissed).ThenBy(one => one.Key, StringComparer.OrdinalIgnoreCase)
            .Take(count).Select(one => (one.Key, one.Value)),
    ];

    private static RehearsedTally TallyOf<TKey>(IDictionary<TKey, RehearsedTally> tallies, TKey key)
        where TKey : notnull
    {
        if (!tallies.TryGetValue(key, out var tally)) tallies[key] = tally = new RehearsedTally();
        return tally;
    }
}
