using System.Net;
using System.Threading.RateLimiting;

namespace ChatSla.Limits;

/// <summary>Who sends what is refused may send little more of it: a hundred at once and ten a second, of each kind.</summary>
public sealed class RefusedSources : IDisposable
{
    private readonly PartitionedRateLimiter<(string Kind, int Place)> left;

    /// <param name="burst">How many are answered one by one before the source has to wait.</param>
    public RefusedSources(int burst = 100) => left = PartitionedRateLimiter.Create<(string, int), (string, int)>(source =>
        RateLimitPartition.GetTokenBucketLimiter(source, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, burst / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>The source has sent too much that was refused. What is left is seldom a whole number, and asking for nothing is granted while there is anything.</summary>
    public bool MustWait(string kind, IPAddress? source) => left.GetStatistics((kind, Sources.PlaceOf(source)))?.CurrentAvailablePermits < 1;

    public void Note(string kind, IPAddress? source) => left.AttemptAcquire((kind, Sources.PlaceOf(source))).Dispose();

    public void Dispose() => left.Dispose();
}
