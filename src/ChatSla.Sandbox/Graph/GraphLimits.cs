using System.Globalization;
using ChatSla.Sandbox.Control;

namespace ChatSla.Sandbox.Graph;

/// <summary>When Graph is unavailable, and when it has been asked too much.</summary>
internal sealed class GraphLimits(Faults faults, RequestCounts counts)
{
    private const int AtOnce = 4;
    private const int ShortWait = 1;

    /// <summary>The limit of requests in 10 minutes goes by real time, as a client's pace does.</summary>
    /// <param name="inFlight">With this request.</param>
    public void Check(HttpResponse response, GraphCall call, (int App, int Mailbox) inFlight)
    {
        var subject = call.User ?? "";
        if (faults.IsOn(Fault.GraphDown) || faults.TakeOne(Fault.GraphUnavailable) || faults.Happens(Fault.UnavailablePercent, subject))
            throw new HttpProblem(503, "ServiceUnavailable", "The service is temporarily unavailable.");
        if (call.IsRead && faults.Happens(Fault.GatewayTimeoutPercent, subject))
            throw TimedOut();
        if (faults.TakeOne(Fault.GraphThrottle) || faults.Happens(Fault.ThrottlePercent, subject) || IsCrowded(inFlight))
            throw Throttled(response);
        if (faults.Number(Fault.RequestLimit) is > 0 and var limit && call.User is { } mailbox && counts.Over(limit, mailbox, TimeProvider.System.GetUtcNow().Ticks) is { } wait)
            throw Throttled(response, (int)Math.Ceiling(wait.TotalSeconds));
    }

    public static HttpProblem TimedOut() => new(504, "GatewayTimeout", "The gateway did not answer in time.");

    public HttpProblem Throttled(HttpResponse response, int seconds = ShortWait)
    {
        var now = TimeProvider.System.GetUtcNow();
        var form = faults.Choice(Fault.RetryAfterForm);
        if (form == "seconds") response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (form == "date")
        {
            response.Headers.Date = now.ToString("r", CultureInfo.InvariantCulture);
            response.Headers.RetryAfter = now.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture);
        }

        return new HttpProblem(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");
    }

    private bool IsCrowded((int App, int Mailbox) inFlight) => faults.Choice(Fault.ConcurrencyLimit) switch
    {
        "app" => inFlight.App > AtOnce,
        "mailbox" => inFlight.Mailbox > AtOnce,
        _ => false,
    };
}
