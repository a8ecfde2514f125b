using System.Collections.Concurrent;
using System.Threading.Channels;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>Wakes whoever waits to read a folder again. Many wakes while nobody waits are one.</summary>
public sealed class FolderSignals
{
    /// <summary>In place of a folder: the whole mailbox is compared with what is stored.</summary>
    public const string Everything = "*";

    private readonly ConcurrentDictionary<(string Mailbox, string Folder), Channel<bool>> signals = new();

    public void Wake(string mailbox, string folder) => Of(mailbox, folder).Writer.TryWrite(true);

    /// <returns>Whether it was woken before the time was over.</returns>
    public async Task<bool> WaitAsync(string mailbox, string folder, Duration atMost, TimeProvider clock, CancellationToken cancellation)
    {
        var woken = Of(mailbox, folder).Reader;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(woken.WaitToReadAsync(stop.Token).AsTask(), Task.Delay(atMost.ToTimeSpan(), clock, stop.Token));
        var isWoken = woken.TryRead(out _);
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return isWoken;
    }

    private Channel<bool> Of(string mailbox, string folder) =>
        signals.GetOrAdd((mailbox.ToLowerInvariant(), folder), static _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
