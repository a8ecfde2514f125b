using System.Net;
using System.Text;
using ChatSla.Sandbox.Control;

namespace ChatSla.Sandbox.Notifications;

/// <summary>Asks an endpoint whether it wants notifications: it must give back the token it is sent.</summary>
internal sealed class EndpointCheck(Faults faults) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task AskAsync(Uri endpoint, CancellationToken cancellation)
    {
        var token = $"Validation: Testing client application reachability for subscription Request-Id: {Guid.NewGuid()}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(faults.Delay(Fault.ValidationTimeoutMs));
        try
        {
            using var content = new StringContent("", Encoding.UTF8, "text/plain");
            using var answer = await http.PostAsync(WithToken(endpoint, token), content, limit.Token);
            var text = await answer.Content.ReadAsStringAsync(limit.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw Failed(" Notification endpoint must respond with 200 OK to validation request.");
            if (text != token || answer.Content.Headers.ContentType?.MediaType != "text/plain")
                throw Failed(" Response must exactly match validationToken query parameter.");
        }
        catch (HttpRequestException)
        {
            throw Failed(" Notification endpoint must respond with 200 OK to validation request.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw SubscriptionOrder.Invalid("Subscription validation request timed out.");
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpProblem Failed(string why) => SubscriptionOrder.Invalid("Subscription validation request failed." + why);

    /// <summary>A query that the address has is kept.</summary>
    private static Uri WithToken(Uri endpoint, string token)
    {
        var address = new UriBuilder(endpoint);
        address.Query = $"{address.Query.TrimStart('?')}{(address.Query.Length > 1 ? "&" : "")}validationToken={Uri.EscapeDataString(token)}";
        return address.Uri;
    }
}
