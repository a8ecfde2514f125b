using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.RateLimiting;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>
/// At most 4 requests in flight for the whole app (right under both readings of the limit) and 2 of them for one mailbox, and for each
/// mailbox well below 10,000 in 10 minutes. A mailbox that asked to wait, or did not answer, is left alone for that long, so that it never
/// takes the place of another: requests made meanwhile are refused here, as Graph would, without counting against the limit.
/// </summary>
public sealed class GraphPace(TimeProvider clock, Duration timeout) : DelegatingHandler
{
    private const int OfOneMailbox = 2;

    /// <summary>What is kept of a mail's body, in bytes: nobody reads a megabyte of text on a card.</summary>
    private const int LongestText = 1 << 20;

    private const int LongestAnswer = 64 << 20;

    /// <summary>A pause that short is waited for; a longer one is told to whoever asks.</summary>
    private static readonly Duration Short = Duration.FromSeconds(1);

    private static readonly Duration WithoutHeader = Duration.FromSeconds(10);
    private static readonly Duration LongestSilence = Duration.FromMinutes(5);

    private readonly SemaphoreSlim inFlight = new(4);
    private readonly ConcurrentDictionary<string, MailboxPace> mailboxes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Paced by the machine's clock: the service has no other.</summary>
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
        var began = Measures.Begin();
        var mailbox = MailboxIn(request.RequestUri!);
        var pace = mailboxes.GetOrAdd(mailbox, static _ => new MailboxPace(OfOneMailbox));
        using var turn = await perMailbox.AcquireAsync(mailbox, 1, cancellationToken);
        await pace.InFlight.WaitAsync(cancellationToken);
        try
        {
            if (await PausedAsync(pace, cancellationToken) is { } pause) return Refused(request, pause);

            await inFlight.WaitAsync(cancellationToken);
            try
            {
                Measures.Waited("graph", began);
                return await AskAsync(request, pace, cancellationToken);
            }
            finally
            {
                inFlight.Release();
            }
        }
        finally
        {
            pace.InFlight.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inFlight.Dispose();
            perMailbox.Dispose();
            foreach (var pace in mailboxes.Values) pace.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, MailboxPace pace, CancellationToken cancellation)
    {
        // Counted from here: a request that waits for its turn has not been sent, and has not gone unanswered.
        using var late = new CancellationTokenSource(timeout.ToTimeSpan());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var answer = await base.SendAsync(request, stop.Token);
            await ReadAsync(answer, stop.Token);
            pace.Answered();
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) pace.PauseUntil(clock.Now + (RetryAfter.Of(answer.Headers, clock.Now) ?? WithoutHeader));
            return answer;
        }
        catch (OperationCanceledException error) when (late.IsCancellationRequested)
        {
            pace.Silent(clock.Now, LongestSilence);
            throw new TaskCanceledException("Graph did not answer in time.", new TimeoutException("Graph did not answer in time.", error));
        }
    }

    /// <summary>The whole answer, within the time that it may take: a byte now and then does not hold a place for ever, nor does a mail of 150 MB fill the memory.</summary>
    private static async Task ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is not true)
        {
            await answer.Content.LoadIntoBufferAsync(LongestText, cancellation);
            return;
        }

        var (sent, kept) = (answer.Content, await TrimAsync(answer.Content, cancellation));
        answer.Content = new StreamContent(kept);
        foreach (var (name, values) in sent.Headers.Where(header => !header.Key.StartsWith("Content-Length", StringComparison.OrdinalIgnoreCase))) answer.Content.Headers.TryAddWithoutValidation(name, values);
        sent.Dispose();
    }

    private static async Task<MemoryStream> TrimAsync(HttpContent content, CancellationToken cancellation)
    {
        try
        {
            return await JsonTrim.ReadAsync(await content.ReadAsStreamAsync(cancellation), LongestText, LongestAnswer, cancellation);
        }
        catch (IOException torn)
        {
            throw new HttpRequestException((torn as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown, torn.Message, torn);
        }
    }

    /// <returns>How long the mailbox is left alone, or null where it may be asked.</returns>
    private async Task<Duration?> PausedAsync(MailboxPace pace, CancellationToken cancellation)
    {
        if (pace.Until - clock.Now is var wait && wait > Duration.Zero && wait <= Short) await Task.Delay(wait.ToTimeSpan(), clock, cancellation);
        return pace.Until - clock.Now is var left && left > Duration.Zero ? left : null;
    }

    private static HttpResponseMessage Refused(HttpRequestMessage request, Duration wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            RequestMessage = request,
            Headers = { { "Retry-After", seconds.ToString(CultureInfo.InvariantCulture) } },
            Content = new StringContent("""{"error":{"code":"LeftAlone","message":"The mailbox is left alone for a while."}}""", Encoding.UTF8, "application/json"),
        };
    }

    /// <summary>"/v1.0/users/ADDRESS/..."; what concerns no mailbox is paced together.</summary>
    private static string MailboxIn(Uri uri) => uri.Segments is [_, _, "users/", var mailbox, ..] ? Uri.UnescapeDataString(mailbox.TrimEnd('/')) : "";
}
