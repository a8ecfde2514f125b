using System.Net;
using System.Net.Sockets;

namespace ChatSla;

/// <summary>Stands before several replicas as a load balancer does: each connection goes to the next one that answers.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ends = new();
    private volatile IReadOnlyList<int> ports = [];
    private int next;

    private Balancer()
    {
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public static Balancer Start()
    {
        var balancer = new Balancer();
        balancer.listener.Start();
        _ = balancer.AcceptAsync();
        return balancer;
    }

    public void SendTo(IEnumerable<string> addresses) => ports = [.. addresses.Select(address => new Uri(address).Port)];

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        listener.Dispose();
        ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!ends.IsCancellationRequested) _ = RelayAsync(await listener.AcceptTcpClientAsync(ends.Token));
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var client = near;
        if (await ConnectAsync() is not { } far) return;

        using (far)
        {
            var (up, down) = (near.GetStream(), far.GetStream());
            await Task.WhenAny(up.CopyToAsync(down, ends.Token), down.CopyToAsync(up, ends.Token));
        }
    }

    private async Task<TcpClient?> ConnectAsync()
    {
        var known = ports;
        for (var tries = 0; tries < known.Count; tries++)
        {
            var far = new TcpClient();
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, known[(int)((uint)Interlocked.Increment(ref next) % known.Count)], ends.Token);
                return far;
            }
            catch (SocketException)
            {
                far.Dispose();
            }
        }

        return null;
    }
}
