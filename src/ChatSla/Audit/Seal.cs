using System.Security.Cryptography;
using System.Text;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>What the journal was one night: how much there was, and a hash over the last chains of all queries, linked to the seal before.</summary>
public sealed record Seal
{
    private const int PageSize = 1000;

    public int Number { get; init; }

    public Instant At { get; init; }

    public int Queries { get; init; }

    public long Events { get; init; }

    public string Heads { get; init; } = "";

    /// <summary>How many the audit before it found.</summary>
    public int Differences { get; init; }

    public string Hash { get; init; } = "";

    /// <summary>Of the text "previous hash|number|at|queries|events|heads|differences".</summary>
    public static string HashOf(string? before, Seal seal) =>
        EventChain.HashOf(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{before}|{seal.Number}|{seal.At.ToUnixTimeMilliseconds()}|{seal.Queries}|{seal.Events}|{seal.Heads}|{seal.Differences}"));

    public static Task<Seal?> LastAsync(DbSession session) => session.FindAsync<Seal>("SELECT * FROM seals ORDER BY number DESC LIMIT 1");

    /// <summary>Seals all that there is, in the caller's transaction.</summary>
    public static async Task<Seal> PutAsync(DbSession session, int differences, Instant now)
    {
        // Two replicas that seal at once would count from the same number.
        await session.LockAsync("seal");
        await session.RunAsync("UPDATE queries SET sealed_seq = seq, sealed_chain = chain WHERE sealed_seq IS NULL OR sealed_seq <> seq OR COALESCE(sealed_chain, '') <> COALESCE(chain, '')");
        using var heads = new SealedHeads();
        for (var after = ""; ;)
        {
            var page = await session.ListAsync<(string Id, int Seq, string? Chain)>(
                "SELECT id, sealed_seq, sealed_chain FROM queries WHERE id > @after AND sealed_seq IS NOT NULL ORDER BY id LIMIT @PageSize", new { after, PageSize });
            foreach (var (id, seq, chain) in page) heads.Add(id, seq, chain);
            if (page.Count < PageSize) break;
            after = page[^1].Id;
        }

        var last = await LastAsync(session);
        var seal = new Seal { Number = (last?.Number ?? 0) + 1, At = Instant.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), Heads = heads.Finish(), Queries = heads.Queries, Events = heads.Events, Differences = differences };
        seal = seal with { Hash = HashOf(last?.Hash, seal) };
        await session.RunAsync("INSERT INTO seals (number, at, queries, events, heads, differences, hash) VALUES (@Number, @At, @Queries, @Events, @Heads, @Differences, @Hash)", seal);
        return seal;
    }
}

/// <summary>A hash over the last chains of queries: SHA-256 of the lines "id|events|chain".</summary>
public sealed class SealedHeads : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Queries { get; private set; }

    public long Events { get; private set; }

    /// <summary>In the order of ids.</summary>
    public void Add(string id, int events, string? chain)
    {
        Queries++;
        Events += events;
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}|{events}|{chain}\n")));
    }

    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
