using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>A connector that says yes to everything and costs next to nothing, so that a measurement is of the bot. All members of its teams are Ada.</summary>
internal sealed class QuietConnector : IDisposable
{
    private const string Member = $$"""{"id":"29:ada","aadObjectId":"{{Staff.Ada}}"}""";

    private static readonly byte[] Yes = Encoding.ASCII.GetBytes($"HTTP/1.1 201 Created\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Member.Length}\r\n\r\n{Member}");

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private int requests;

    public QuietConnector()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        _ = AcceptAsync();
    }

    public string ServiceUrl => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/";

    public int Requests => Volatile.Read(ref requests);

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var _ = client;
        client.NoDelay = true;
        var (buffer, filled) = (new byte[512 * 1024], 0);
        try
        {
            while (await client.ReceiveAsync(buffer.AsMemory(filled)) is var read and > 0)
            {
                filled += read;
                while (LengthOf(buffer.AsSpan(0, filled)) is { } length)
                {
                    buffer.AsSpan(length, filled - length).CopyTo(buffer);
                    filled -= length;
                    Interlocked.Increment(ref requests);
                    await client.SendAsync(Yes);
                }
            }
        }
        catch (SocketException)
        {
        }
    }

    /// <returns>How long the first request is; null while it is not whole.</returns>
    private static int? LengthOf(ReadOnlySpan<byte> received)
    {
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0) return null;

        var body = Encoding.ASCII.GetString(received[..head]).Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?[15..];
        var length = head + 4 + int.Parse(body ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        return length <= received.Length ? length : null;
    }
}
