using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChatSla.Tests.Storage;

/// <summary>Stands between the program and PostgreSQL and loses the connection when a commit passes: before it, before its answer, or after it and for good.</summary>
internal sealed class LossyRelay : IAsyncDisposable
{
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT");
    private static readonly byte[] Committed = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ends = new();
    private readonly int server;
    private readonly bool afterCommit;
    private Func<Task>? loses;
    private Task meanwhile = Task.CompletedTask;
    private byte[]? last;

    private LossyRelay(int server, bool afterCommit) => (this.server, this.afterCommit) = (server, afterCommit);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Lost { get; private set; }

    public static Task<LossyRelay> StartAsync(int server, bool afterCommit)
    {
        var relay = new LossyRelay(server, afterCommit);
        relay.listener.Start();
        _ = relay.AcceptAsync();
        return Task.FromResult(relay);
    }

    /// <param name="then">Happens when it is lost, and before anybody is let through again.</param>
    public void LoseNextCommit(Func<Task>? then = null) => Interlocked.Exchange(ref loses, then ?? (() => Task.CompletedTask));

    /// <summary>The commit of what holds the text is answered, and nobody is let through from then on.</summary>
    public void EndAfterCommitOf(string text) => last = Encoding.UTF8.GetBytes(text);

    /// <summary>Nobody is let through any more.</summary>
    public async Task EndAsync()
    {
        listener.Stop();
        await ends.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!ends.IsCancellationRequested) _ = RelayAsync(await listener.AcceptTcpClientAsync(ends.Token));
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var client = near;
        using var far = new TcpClient();
        await meanwhile;
        await far.ConnectAsync(IPAddress.Loopback, server, ends.Token);
        var (up, down) = (near.GetStream(), far.GetStream());
        var (lost, isLast) = (new TaskCompletionSource(), new StrongBox<bool>());
        await Task.WhenAny(UpAsync(up, down, lost, isLast), lost.Task.IsCompleted ? lost.Task : DownAsync(down, up, lost, isLast));
    }

    private async Task UpAsync(NetworkStream from, NetworkStream to, TaskCompletionSource lost, StrongBox<bool> isLast)
    {
        var buffer = new byte[65536];
        while (await from.ReadAsync(buffer, ends.Token) is > 0 and var count)
        {
            if (last is { } text && buffer.AsSpan(0, count).IndexOf(text) >= 0) isLast.Value = true;
            if (buffer.AsSpan(0, count).IndexOf(Commit) >= 0 && Interlocked.Exchange(ref loses, null) is { } then)
            {
                Lost++;
                meanwhile = then();
                lost.SetResult();
                if (!afterCommit) return;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), ends.Token);
        }
    }

    private async Task DownAsync(NetworkStream from, NetworkStream to, TaskCompletionSource lost, StrongBox<bool> isLast)
    {
        var buffer = new byte[65536];
        while (await from.ReadAsync(buffer, ends.Token) is > 0 and var count)
        {
            if (lost.Task.IsCompleted) return;
            await to.WriteAsync(buffer.AsMemory(0, count), ends.Token);
            if (buffer.AsSpan(0, count).IndexOf(Committed) >= 0 && isLast.Value) await EndAsync();
        }
    }
}
