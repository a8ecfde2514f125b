using NodaTime;

namespace ChatSla.Graph;

/// <summary>How one mailbox may be asked now.</summary>
internal sealed class MailboxPace(int atOnce) : IDisposable
{
    private readonly Lock gate = new();
    private Instant until = Instant.MinValue;
    private int silences;

    public SemaphoreSlim InFlight { get; } = new(atOnce);

    /// <summary>Until when it is left alone.</summary>
    public Instant Until
    {
        get
        {
            lock (gate) return until;
        }
    }

    public void PauseUntil(Instant at)
    {
        lock (gate) until = Instant.Max(until, at);
    }

    public void Answered()
    {
        lock (gate) silences = 0;
    }

    /// <summary>No answer: 30 s at first, twice as long each time.</summary>
    public void Silent(Instant now, Duration longest)
    {
        lock (gate) until = Instant.Max(until, now + Duration.Min(longest, Duration.FromSeconds(30) * (1 << Math.Min(silences++, 5))));
    }

    public void Dispose() => InFlight.Dispose();
}
