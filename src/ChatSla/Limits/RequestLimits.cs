using System.Globalization;
using System.Threading.RateLimiting;
using ChatSla.Time;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;

namespace ChatSla.Limits;

/// <summary>
/// What one source, and all of them together, may ask before anything is read of a request. Microsoft's services come from few addresses and in
/// bursts, as when sixty people open a channel of fifty cards, so theirs is generous; the program's health is asked for by few and seldom.
/// </summary>
public sealed partial class RequestLimits(LimitsSettings settings, TimeProvider clock, ILogger<RequestLimits> logger)
{
    private static readonly Duration Quiet = Duration.FromSeconds(30);

    private readonly Lock gate = new();
    private Instant nextLine = Instant.MinValue;
    private int refused;

    private enum Kind
    {
        Messages,
        Graph,
        Rest,
    }

    public void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (Kind, int)>(context => OfSource(KindOf(context), Sources.PlaceOf(context.Connection.RemoteIpAddress))),
            PartitionedRateLimiter.Create<HttpContext, Kind>(context => Together(KindOf(context))));
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            Note(rejected.HttpContext);
            return ValueTask.CompletedTask;
        };
    }

    private static Kind KindOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/messages", StringComparison.OrdinalIgnoreCase) ? Kind.Messages
        : context.Request.Path.StartsWithSegments("/graph", StringComparison.OrdinalIgnoreCase) ? Kind.Graph
        : Kind.Rest;

    private RateLimitPartition<(Kind, int)> OfSource(Kind kind, int place) => RateLimitPartition.GetTokenBucketLimiter((kind, place), _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = kind is Kind.Rest ? 100 : settings.Burst,
        TokensPerPeriod = kind is Kind.Rest ? 2 : settings.PerSecond / 10,
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        QueueLimit = 0,
    });

    /// <summary>More at once than this are slower than one after the other; they wait, and their bodies are not read meanwhile.</summary>
    private static RateLimitPartition<Kind> Together(Kind kind) => RateLimitPartition.GetConcurrencyLimiter(kind, _ => new ConcurrencyLimiterOptions
    {
        PermitLimit = kind is Kind.Rest ? 8 : 256,
        QueueLimit = kind is Kind.Rest ? 64 : 8192,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A flood of requests is no flood of log lines.</summary>
    private void Note(HttpContext context)
    {
        int count;
        lock (gate)
        {
            refused++;
            if (clock.Now < nextLine) return;
            (count, refused, nextLine) = (refused, 0, clock.Now + Quiet);
        }

        if (settings.Proxies.Count == 0 && context.Request.Headers.ContainsKey("X-Forwarded-For")) LogProxy(count);
        else LogTooMany(count);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} requests were refused with 429: one source, or all together, sent more than Limits allows.")]
    private partial void LogTooMany(int count);

    [LoggerMessage(LogLevel.Warning, "{Count} requests were refused with 429. They come through a proxy that Proxies does not name, so that all of them count as one source's.")]
    private partial void LogProxy(int count);
}
