using System.Threading.RateLimiting;

namespace ChatSla.Graph;

/// <summary>
/// At most 4 requests in flight for the whole app (right under both readings of the limit), and for each mailbox well below
/// 10,000 in 10 minutes. Paced by the machine's clock: the service has no other.
/// </summary>
public sealed class GraphPace : DelegatingHandler
{
    private readonly SemaphoreSlim inFlight = new(4);

    private readonly PartitionedRateLimiter<string> perMailbox = PartitionedRateLimiter.Create<string, string>(mailbox =>
        RateLimitPartition.GetTokenBucketLimiter(mailbox, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 100,
            TokensPerPeriod = 3,
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(200),
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var turn = await perMailbox.AcquireAsync(MailboxIn(request.RequestUri!), 1, cancellationToken);
        await inFlight.WaitAsync(cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            inFlight.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inFlight.Dispose();
            perMailbox.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>"/v1.0/users/ADDRESS/..."</summary>
    private static string MailboxIn(Uri uri) => uri.Segments is [_, _, _, var mailbox, ..] ? mailbox : "";
}
