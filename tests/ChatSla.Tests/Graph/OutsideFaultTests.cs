using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using ChatSla.Graph;
using ChatSla.Tests.Time;
using NodaTime;

namespace ChatSla.Tests.Graph;

/// <summary>The network between us and Microsoft: what is wrong is told in words, soon, and no request waits for ever.</summary>
public sealed class OutsideFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_with_the_network_to_look_at() =>
        Assert.Equal(("Microsoft Graph does not answer (NameResolutionError)", "NameResolutionError"), await WordsAsync(new Uri("http://graph.invalid/v1.0")));

    [Fact]
    public async Task A_closed_port_is_a_connection_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal("ConnectionError", (await WordsAsync(new Uri($"http://127.0.0.1:{port}/v1.0"))).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_that_is_expired_or_nobodys_is_not_trusted(bool isExpired)
    {
        using var certificate = Certificate(isExpired);
        await using var server = new RawServer(async (stream, _) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Cancellation);
        });

        Assert.Equal("SecureConnectionError", (await WordsAsync(new Uri($"https://localhost:{server.Port}/v1.0"))).Code);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_told_as_such()
    {
        await using var server = new RawServer((stream, _) =>
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Close();
            return Task.CompletedTask;
        });

        Assert.Contains((await WordsAsync(server.Address)).Code, new[] { "Unknown", "ResponseEnded", "ConnectionError" });
    }

    [Fact]
    public async Task An_answer_that_ends_in_the_middle_is_no_answer()
    {
        await using var server = new RawServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"A"u8.ToArray(), stop);
        });

        Assert.Equal("ResponseEnded", (await WordsAsync(server.Address)).Code);
    }

    /// <summary>A byte now and then keeps a connection alive for as long as the other side likes.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_comes_byte_by_byte_is_given_up_in_time(bool isBody)
    {
        await using var server = new RawServer(async (stream, stop) =>
        {
            await ReadRequestAsync(stream, stop);
            if (isBody) await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"id\":\""u8.ToArray(), stop);
            while (true)
            {
                await stream.WriteAsync(new[] { (byte)'H' }, stop);
                await Task.Delay(50, stop);
            }
        });
        var begun = TimeProvider.System.GetTimestamp();

        Assert.Equal("timeout", (await WordsAsync(server.Address, Duration.FromSeconds(1))).Code);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
    }

    private static async Task<(string What, string? Code)> WordsAsync(Uri address, Duration? timeout = null)
    {
        var graph = GraphClients.Create(new GivenToken(), new GraphSettings(address, "scope", timeout ?? Duration.FromSeconds(20), null), new StillClock());
        var error = await Assert.ThrowsAsync<MailboxException>(() => new GraphMailbox(graph).ReadAsync("support@contoso.com", "AAMk", Cancellation));
        var trouble = MailboxTrouble.Of(error, "support@contoso.com");
        Assert.Null(error.Status);
        Assert.Contains("Check this machine's network, DNS and proxy", trouble.Do);
        return (trouble.What, error.Code);
    }

    private static async Task ReadRequestAsync(NetworkStream stream, CancellationToken stop)
    {
        var buffer = new byte[8192];
        for (var text = ""; !text.Contains("\r\n\r\n", StringComparison.Ordinal);)
        {
            var read = await stream.ReadAsync(buffer, stop);
            if (read == 0) return;
            text += Encoding.ASCII.GetString(buffer, 0, read);
        }
    }

    private static X509Certificate2 Certificate(bool isExpired)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-30), isExpired ? now.AddDays(-1) : now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class GivenToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Does with each connection what a test says.</summary>
    private sealed class RawServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource stop = new();
        private readonly Task accepting;

        public RawServer(Func<NetworkStream, CancellationToken, Task> answer)
        {
            listener.Start();
            accepting = AcceptAsync(answer);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Uri Address => new($"http://127.0.0.1:{Port}/v1.0");

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            listener.Stop();
            await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            listener.Dispose();
            stop.Dispose();
        }

        private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> answer)
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                try
                {
                    await using var stream = client.GetStream();
                    await answer(stream, stop.Token);
                }
                catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException or ObjectDisposedException or SocketException or InvalidOperationException)
                {
                    // The other side has had enough, as it should.
                }
            }
        }
    }
}
