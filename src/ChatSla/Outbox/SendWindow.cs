using NodaTime;

namespace ChatSla.Outbox;

/// <summary>At most <paramref name="Count"/> requests in any stretch of that length; a stretch is half open, so the first one is free again when it is exactly that old.</summary>
public readonly record struct SendLimit(int Count, Duration Span);

/// <summary>
/// What was asked of a service lately, against its limits. When a request reaches the service lies between its begin and its answer, so it
/// counts from the begin until so long after the answer: whatever the network does, the service never sees more than it allows.
/// </summary>
/// <param name="sharers">How many programs share the limits; null: this one alone. Each may do its part of them, at least one.</param>
public sealed class SendWindow(IReadOnlyList<SendLimit> limits, Func<int>? sharers = null)
{
    private readonly Duration longest = limits.Max(limit => limit.Span);
    private readonly List<Instant> answered = [];
    private int gone;
    private int onTheWay;

    public int OnTheWay => onTheWay;

    public bool IsIdle => onTheWay == 0 && answered.Count == gone;

    /// <summary>How many may begin now.</summary>
    /// <param name="promised">How many places are kept for others.</param>
    public int RoomAt(Instant now, int promised = 0)
    {
        Forget(now);
        return Math.Max(0, limits.Min(limit => CountOf(limit) - onTheWay - promised - AnsweredSince(now - limit.Span)));
    }

    /// <summary>The earliest instant at which one may begin; null: that depends on the answers to those on the way.</summary>
    public Instant? OpensAt(Instant now, int promised = 0)
    {
        Forget(now);
        var opens = now;
        foreach (var limit in limits)
        {
            var besides = CountOf(limit) - onTheWay - promised - 1;
            if (besides < 0) return null;
            if (answered.Count - gone > besides) opens = Instant.Max(opens, answered[answered.Count - 1 - besides] + limit.Span);
        }

        return opens;
    }

    public void Begin() => onTheWay++;

    public void End(Instant now)
    {
        Forget(now);
        onTheWay--;
        answered.Add(now);
    }

    /// <summary>It never left.</summary>
    public void Withdraw() => onTheWay--;

    private int CountOf(SendLimit limit) => sharers is null ? limit.Count : Math.Max(1, limit.Count / sharers());

    private int AnsweredSince(Instant since)
    {
        var (low, high) = (gone, answered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (answered[middle] > since) high = middle;
            else low = middle + 1;
        }

        return answered.Count - low;
    }

    /// <summary>A clock that was set back takes what it has seen with it: an hour back is no hour of waiting.</summary>
    private void Forget(Instant now)
    {
        if (answered.Count > gone && answered[^1] > now)
        {
            var back = answered[^1] - now;
            for (var i = gone; i < answered.Count; i++) answered[i] -= back;
        }

        while (gone < answered.Count && answered[gone] <= now - longest) gone++;
        if (gone < 4096 && gone < answered.Count) return;
        answered.RemoveRange(0, gone);
        gone = 0;
    }
}
