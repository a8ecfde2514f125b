using ChatSla.Storage;

namespace ChatSla.Audit;

/// <summary>Whether all that was sealed last is still there, and the seals follow each other.</summary>
public sealed class SealCheck(Findings findings, IReadOnlyList<Seal> seals) : IDisposable
{
    private readonly SealedHeads heads = new();

    public static Task<IReadOnlyList<Seal>> ReadAsync(DbSession session) => session.ListAsync<Seal>("SELECT * FROM seals ORDER BY number");

    /// <summary>In the order of ids.</summary>
    public void Note(QueryEntry entry)
    {
        if (entry.Row is { SealedSeq: { } seq } row) heads.Add(row.Id, seq, row.SealedChain);
    }

    /// <summary>After all queries were noted.</summary>
    public void Finish()
    {
        string? before = null;
        foreach (var (at, seal) in seals.Index())
        {
            if (seal.Number != seals[0].Number + at || Seal.HashOf(before, seal) != seal.Hash)
                Add($"seal {seal.Number} of {Findings.Show(seal.At.ToUnixTimeMilliseconds())} does not follow the one before it", "a seal was changed, removed or put in; the log of that night has its true hash");
            before = seal.Hash;
        }

        var (digest, queries, events) = (heads.Finish(), heads.Queries, heads.Events);
        if (seals is [.., var last] ? last.Heads != digest : queries > 0)
        {
            var said = seals is [.., var seal] ? $"seal {seal.Number} of {Findings.Show(seal.At.ToUnixTimeMilliseconds())} was over {Findings.Show(seal.Queries)} queries with {Findings.Show(seal.Events)} events" : "there is no seal";
            Add(said, $"of what is sealed there are {Findings.Show(queries)} queries with {Findings.Show(events)} events{(seals is [.., var same] && (same.Queries, same.Events) == (queries, events) ? ", but not the same" : "")}");
        }
    }

    public void Dispose() => heads.Dispose();

    private void Add(string journal, string row) => findings.Add(new Difference(DifferenceKind.SealBroken, Number: null, Id: null, journal, row, Remedy.Tampered));
}
