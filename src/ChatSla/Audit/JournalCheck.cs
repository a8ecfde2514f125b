using System.Diagnostics.CodeAnalysis;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>Whether a query's story is whole and what was written, link by link.</summary>
public sealed class JournalCheck(Findings findings)
{
    /// <summary>Of a hash.</summary>
    private const int Length = 64;

    public int Events { get; private set; }

    /// <summary>Events that have no chain: from before there was one, or by an older version of the program.</summary>
    public int Unlinked { get; private set; }

    public int Erased { get; private set; }

    /// <returns>The query that the events tell of; null where they cannot be told.</returns>
    public Query? Check(QueryEntry entry)
    {
        if (entry.Events.Count == 0)
        {
            if (entry.Row is not null) findings.Add(DifferenceKind.RowMissing, entry, "nothing", $"a row that says {entry.Row.Seq} events", Remedy.Lost);
            return null;
        }

        if (entry.Row is null) findings.Add(DifferenceKind.RowMissing, entry, $"{entry.Events.Count} events", "no row", Remedy.Tampered);
        return Tell(entry);
    }

    private void Follow(QueryEntry entry)
    {
        var (chain, next, sealedChain) = ((string?)null, 0, (string?)null);
        foreach (var one in entry.Events)
        {
            Events++;
            if (one.ErasedAt is not null) Erased++;
            var isBehindGap = one.Seq != next;
            if (isBehindGap) findings.Add(DifferenceKind.EventMissing, entry, $"{Seqs(next, one.Seq - 1)} must stand before event {one.Seq}", "nothing stands there", Remedy.Lost);
            chain = Link(entry, one, chain, isBehindGap) ?? chain;
            next = one.Seq + 1;
            if (next == entry.Row?.SealedSeq) sealedChain = chain;
        }

        if (entry.Row is { } row) CheckEnd(entry, row, next, chain, sealedChain);
    }

    private string? Link(QueryEntry entry, StoredEvent one, string? before, bool isBehindGap)
    {
        if (one.Chain is not { } chain || one.Hash is not { } hash)
        {
            Unlinked++;
            if (before is not null && !(one.Seq < entry.Row?.SealedSeq))
                findings.Add(DifferenceKind.Unlinked, entry, $"event {one.Seq} has no chain", "the event before it has one", "If an older version of the program was running at that time, it is settled with the next seal. If not: " + Remedy.Tampered);
            return null;
        }

        if (chain.Length != Length || hash.Length != Length)
        {
            findings.Add(DifferenceKind.LinkBroken, entry, $"event {one.Seq} was given a hash and a chain", "one of them is something else now", Remedy.Tampered);
            return null;
        }

        if (one.ErasedAt is null && EventChain.HashOf(one.Body) != hash)
            findings.Add(DifferenceKind.EventChanged, entry, $"event {one.Seq} was written with the hash {hash[..12]}", $"its text of now has the hash {EventChain.HashOf(one.Body)[..12]}", Remedy.Tampered);
        var right = EventChain.After(before, IdOf(entry), one.Seq, At(one.At), At(one.RecordedAt), hash);
        if (right != chain && !isBehindGap)
            findings.Add(DifferenceKind.LinkBroken, entry, $"event {one.Seq} and the one before it give the chain {right[..12]}", $"event {one.Seq} has the chain {chain[..12]}", Remedy.Tampered);
        return chain;
    }

    private void CheckEnd(QueryEntry entry, StoredQuery row, int count, string? chain, string? sealedChain)
    {
        if (row.Seq > count) findings.Add(DifferenceKind.EventMissing, entry, $"{count} events", $"the row knows of {row.Seq}: {Seqs(count, row.Seq - 1)} removed from the end", Remedy.Lost);
        else if (row.Seq < count) findings.Add(DifferenceKind.Row, entry, $"{count} events", $"the row knows of {row.Seq}", Remedy.Rebuild);
        else if (row.Chain != chain) findings.Add(DifferenceKind.LinkBroken, entry, $"the last chain is {Cut(chain)}", $"the row has {Cut(row.Chain)}", Remedy.Tampered);

        if (row.SealedSeq > count) findings.Add(DifferenceKind.SealBroken, entry, $"{count} events", $"when the journal was sealed there were {row.SealedSeq}", Remedy.Lost);
        else if (row.SealedSeq is not null && row.SealedChain != sealedChain)
            findings.Add(DifferenceKind.SealBroken, entry, $"after {row.SealedSeq} events the chain is {Cut(sealedChain)}", $"when the journal was sealed it was {Cut(row.SealedChain)}", Remedy.Tampered);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a damaged story leads to is a finding, and the next query is looked at.")]
    private Query? Tell(QueryEntry entry)
    {
        try
        {
            Follow(entry);
            return Query.Replay(IdOf(entry), entry.Number ?? 0, entry.Events.Select(one => Read(entry, one)));
        }
        catch (Exception error)
        {
            findings.Add(DifferenceKind.Unreadable, entry, $"the story cannot be told ({error.GetType().Name})", $"{entry.Events.Count} events", Remedy.Tampered);
            return null;
        }
    }

    private QueryEvent Read(QueryEntry entry, StoredEvent one)
    {
        var happened = EventFormat.Read(one.Body);
        if (one.ErasedAt is not null && EventFormat.Write(happened.WithoutContent()) != one.Body)
            findings.Add(DifferenceKind.NotErased, entry, $"event {one.Seq} was erased at {Findings.Show(one.ErasedAt)}", "it holds content", Remedy.Tampered);
        return happened;
    }

    private static string Cut(string? chain) => chain is null ? "none" : chain[..Math.Min(12, chain.Length)];

    private static Guid IdOf(QueryEntry entry) => Guid.TryParse(entry.Id, out var id) ? id : Guid.Empty;

    private static Instant At(long ms) => Instant.FromUnixTimeMilliseconds(ms);

    private static string Seqs(int from, int to) => from == to ? $"event {from}" : $"events {from} to {to}";
}
