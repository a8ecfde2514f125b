using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>Keeps the rounds of delta that take several pages, so that each page costs as little as the first. Use it with the gate held.</summary>
internal sealed class DeltaRounds
{
    private const int Kept = 64;

    private readonly Dictionary<DeltaToken, IReadOnlyList<DeltaItem>> rounds = [];
    private readonly Queue<DeltaToken> oldestFirst = [];

    /// <param name="token">With its end, so that the round is always the same one.</param>
    public IReadOnlyList<DeltaItem> Of(Folder folder, DeltaToken token, int pageSize)
    {
        var key = token with { Offset = 0, HasPaused = false };
        if (rounds.TryGetValue(key, out var known)) return known;

        var round = DeltaRound.Read(folder, key);
        if (round.Count > pageSize) Keep(key, round);
        return round;
    }

    private void Keep(DeltaToken key, IReadOnlyList<DeltaItem> round)
    {
        rounds[key] = round;
        oldestFirst.Enqueue(key);
        if (oldestFirst.Count > Kept) rounds.Remove(oldestFirst.Dequeue());
    }
}
