using System.Net.ServerSentEvents;

namespace ChatSla.EndToEnd;

/// <summary>The sandbox's own news: that something happened, the moment it did.</summary>
internal sealed class SandboxNews : IAsyncDisposable
{
    private readonly Stream stream;
    private readonly IAsyncEnumerator<SseItem<string>> items;

    private SandboxNews(Stream stream, CancellationToken cancellation) =>
        (this.stream, items) = (stream, SseParser.Create(stream).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation));

    public static async Task<SandboxNews> ListenAsync(HttpClient http, CancellationToken cancellation) =>
        new(await http.GetStreamAsync("control/events", cancellation), cancellation);

    public async Task NextAsync(string name, CancellationToken cancellation)
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), cancellation))
        {
            if (items.Current.EventType == name) return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await items.DisposeAsync();
    }
}
