using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace ChatSla.EndToEnd;

/// <summary>The sandbox's own news: that something happened, the moment it did.</summary>
internal sealed class SandboxNews : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<(string Name, long At)> heard = Channel.CreateUnbounded<(string, long)>();
    private readonly Stream stream;
    private readonly Task listening;

    private SandboxNews(Stream stream) => (this.stream, listening) = (stream, ListenAsync(stream));

    public static async Task<SandboxNews> ListenAsync(HttpClient http, CancellationToken cancellation) =>
        new(await http.GetStreamAsync("control/events", cancellation));

    /// <summary>What was heard before is no news.</summary>
    public void Forget()
    {
        while (heard.Reader.TryRead(out _))
        {
        }
    }

    /// <returns>When it was heard.</returns>
    public async Task<long> NextAsync(string name, CancellationToken cancellation)
    {
        while (true)
        {
            var (heardName, at) = await heard.Reader.ReadAsync(cancellation).AsTask().WaitAsync(Patience, cancellation);
            if (heardName == name) return at;
        }
    }

    /// <returns>How long after <paramref name="since"/> the news came with which it held.</returns>
    public async Task<TimeSpan> UntilAsync(string name, long since, Func<Task<bool>> holds, CancellationToken cancellation)
    {
        while (true)
        {
            var at = await NextAsync(name, cancellation);
            if (await holds()) return Stopwatch.GetElapsedTime(since, at);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await listening;
    }

    private async Task ListenAsync(Stream body)
    {
        try
        {
            await foreach (var item in SseParser.Create(body).EnumerateAsync()) heard.Writer.TryWrite((item.EventType, Stopwatch.GetTimestamp()));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or HttpRequestException or OperationCanceledException)
        {
            heard.Writer.TryComplete();
        }
    }
}
