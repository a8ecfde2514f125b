using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Audit;

/// <summary>Takes differences in as they are found, and counts them by kind.</summary>
public sealed class Findings(Action<Difference> found)
{
    private readonly SortedDictionary<DifferenceKind, int> counts = [];

    public IReadOnlyDictionary<DifferenceKind, int> Counts => counts;

    public int Count => counts.Values.Sum();

    public void Add(DifferenceKind kind, QueryEntry query, string journal, string row, string @do) => Add(new Difference(kind, query.Number, query.Id, journal, row, @do));

    public void Add(Difference difference)
    {
        counts[difference.Kind] = counts.GetValueOrDefault(difference.Kind) + 1;
        found(difference);
    }

    /// <summary>An instant to the millisecond, as "2026-11-23 08:40:00.123Z"; "none" where there is none.</summary>
    public static string Show(long? at) => at is { } ms ? Pattern.Format(Instant.FromUnixTimeMilliseconds(ms)) : "none";

    public static string Show(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss.fff'Z'");
}
