using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Control;

/// <summary>Server-sent events: what is so now, then what the hub publishes, and a comment at times to keep the line open.</summary>
internal sealed class EventStream(EventHub hub, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public async Task WriteAsync(HttpContext context, string? first, Func<SandboxEvent, string?> describe)
    {
        using var listening = hub.Listen();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";

        try
        {
            await SendAsync(context.Response, first ?? ": keep\n\n", ending.Token);
            while (!ending.IsCancellationRequested)
            {
                await SendAsync(context.Response, await NextAsync(listening, describe, ending.Token), ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener has left, or the sandbox ends.
        }
    }

    public static string Data(JsonObject data) => $"data: {data.ToJsonString()}\n\n";

    private static async Task<string> NextAsync(
        EventHub.Listening listening, Func<SandboxEvent, string?> describe, CancellationToken cancellation)
    {
        var wait = listening.News.WaitToReadAsync(cancellation).AsTask();
        try
        {
            await wait.WaitAsync(KeepAlive, TimeProvider.System, cancellation);
        }
        catch (TimeoutException)
        {
            return ": keep\n\n";
        }

        var news = new HashSet<SandboxEvent>();
        while (listening.News.TryRead(out var item)) news.Add(item);
        return string.Concat(news.Select(describe));
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        if (text.Length == 0) return;

        await response.WriteAsync(text, cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}
