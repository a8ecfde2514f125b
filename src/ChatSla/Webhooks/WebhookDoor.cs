using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Webhooks;

/// <summary>
/// Sends a signed message to another program. The signature is the HMAC-SHA256 of "TIME.BODY" under the webhook's secret, in hex, in the
/// header ChatSla-Signature as "t=TIME,v1=HEX"; TIME are Unix seconds. Idempotency-Key is the same whenever the same message is sent again.
/// </summary>
public sealed class WebhookDoor(HttpClient http, TimeProvider clock)
{
    public const string SignatureHeader = "ChatSla-Signature";

    public const string KeyHeader = "Idempotency-Key";

    private static readonly Duration LongestWait = Duration.FromHours(1);

    /// <summary>As it must be made: a redirect would take the message, signed for one address, to another.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="WebhookException">It was not taken.</exception>
    public async Task SendAsync(Webhook webhook, string key, string body, CancellationToken cancellation)
    {
        var at = clock.Now.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(SignatureHeader, $"t={at},v1={Sign(webhook.Secret, at, body)}");
        request.Headers.Add(KeyHeader, key);
        request.Headers.UserAgent.ParseAdd("ChatSla");
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode) throw Refused(webhook, answer);
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new WebhookException($"the webhook \"{webhook.Name}\" cannot be reached: {error.GetBaseException().Message}", isFinal: false, null, error);
        }
    }

    public static string Sign(string secret, long at, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")));

    /// <summary>What says that it will never be taken is final; a server's own trouble, too many at once and a conflict with itself are not.</summary>
    private WebhookException Refused(Webhook webhook, HttpResponseMessage answer)
    {
        var isFinal = answer.StatusCode is < HttpStatusCode.InternalServerError and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict or (HttpStatusCode)425);
        return new WebhookException($"the webhook \"{webhook.Name}\" answered {(int)answer.StatusCode}", isFinal, WaitOf(answer), null);
    }

    private Duration? WaitOf(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter is { Delta: { } delta } ? Duration.FromTimeSpan(delta)
            : answer.Headers.RetryAfter is { Date: { } date } ? Instant.FromDateTimeOffset(date) - clock.Now
            : (Duration?)null;
        return wait is { } asked ? Duration.Max(Duration.FromSeconds(1), Duration.Min(asked, LongestWait)) : null;
    }
}

/// <summary>A webhook did not take a message.</summary>
/// <param name="isFinal">It never will.</param>
/// <param name="retryAfter">How long it asks us to wait.</param>
public sealed class WebhookException(string because, bool isFinal, Duration? retryAfter, Exception? inner) : Exception(because, inner)
{
    public bool IsFinal { get; } = isFinal;

    public Duration? RetryAfter { get; } = retryAfter;
}
