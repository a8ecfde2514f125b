using System.Collections;
using ChatSla.Storage;

namespace ChatSla.Audit;

/// <summary>Human numbers are given out one after the other: a gap is a query that is gone.</summary>
public sealed class NumberCheck(Findings findings, int counter)
{
    private const int MostNamed = 100;

    private readonly BitArray seen = new(counter + 1);

    public static Task<int> CounterAsync(DbSession session) => session.GetAsync<int>("SELECT COALESCE(MAX(value), 0) FROM counters WHERE name = 'query'");

    public void Note(QueryEntry entry)
    {
        if (entry.Row is not { } row) return;

        if (row.Number < 1 || row.Number > counter) findings.Add(DifferenceKind.Counter, entry, $"numbers were given out up to {counter}", $"this query has {row.Number}", Remedy.Tampered);
        else if (seen[row.Number]) findings.Add(DifferenceKind.NumberTwice, entry, "each number is given out once", $"another query has {row.Number} too", Remedy.Tampered);
        else seen[row.Number] = true;
    }

    /// <summary>After all queries were noted.</summary>
    public void Finish()
    {
        var missing = Enumerable.Range(1, counter).Where(number => !seen[number]).ToList();
        foreach (var number in missing.Take(MostNamed)) findings.Add(new Difference(DifferenceKind.QueryMissing, number, Id: null, $"Q-{number} was opened", "no query has this number", Remedy.Lost));
        if (missing.Count > MostNamed)
            findings.Add(new Difference(DifferenceKind.QueryMissing, missing[MostNamed], Id: null, $"{Findings.Show(missing.Count - MostNamed)} more were opened, up to Q-{missing[^1]}", "no query has their numbers", Remedy.Lost));
    }
}
