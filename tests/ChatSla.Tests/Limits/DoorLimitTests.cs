using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Limits;
using ChatSla.Teams;
using ChatSla.Tests.Teams;

namespace ChatSla.Tests.Limits;

/// <summary>The door for activities with its limits, over real connections from several addresses of this machine.</summary>
public sealed class DoorLimitTests
{
    private static readonly LimitsSettings Narrow = LimitsSettings.Usual with { PerSecond = 10, Burst = 50 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sends_too_much_is_refused_and_told_how_long_to_wait_and_others_are_not()
    {
        await using var door = await SignedDoor.OpenAsync(limits: Narrow);
        using var one = From("127.0.0.2");
        using var other = From("127.0.0.3");
        var token = door.Token();

        var began = Stopwatch.GetTimestamp();
        var answers = await ManyAsync(150, () => SendAsync(one, door, token));

        Assert.InRange(answers.Count(answer => answer.Status == 202), 50, 60 + (10 * Stopwatch.GetElapsedTime(began).TotalSeconds));
        Assert.All(answers.Where(answer => answer.Status != 202), answer => Assert.True(answer is { Status: 429, RetryAfter: >= 1 }));
        Assert.Equal(202, (await SendAsync(other, door, token)).Status);
    }

    [Fact]
    public async Task Sixty_people_who_open_a_channel_of_fifty_cards_are_all_answered()
    {
        await using var door = await SignedDoor.OpenAsync(limits: LimitsSettings.Usual);
        door.Answer = _ => Task.FromResult<InvokeAnswer?>(InvokeAnswers.Message("here"));
        using var teams = From("127.0.0.2");
        var token = door.Token();
        var refresh = SignedDoor.Activity();
        (refresh["type"], refresh["name"]) = ("invoke", "adaptiveCard/action");

        var answers = await ManyAsync(60 * 50, () => SendAsync(teams, door, token, refresh), atOnce: 60);

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
    }

    [Fact]
    public async Task Refused_tokens_are_limited_more_strictly_and_hold_nobody_back_who_was_let_in_before()
    {
        // However fast the machine is, what a source may ask at all is not what stops it.
        await using var door = await SignedDoor.OpenAsync(limits: LimitsSettings.Usual with { PerSecond = 100_000, Burst = 1_000_000 });
        using var bad = From("127.0.0.2");
        using var other = From("127.0.0.3");
        var (known, fresh) = (door.Token(), door.Token(claims => claims["jti"] = "another"));
        Assert.Equal(202, (await SendAsync(bad, door, known)).Status);

        var (began, answers) = (Stopwatch.GetTimestamp(), new List<(int Status, int? RetryAfter)>());

        // For longer than a second: what is granted anew each second is no whole number.
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1.5)) answers.AddRange(await ManyAsync(100, () => SendAsync(bad, door, "garbage")));

        Assert.InRange(answers.Count(answer => answer.Status == 401), 100, 150 + (10 * Stopwatch.GetElapsedTime(began).TotalSeconds));
        Assert.InRange(answers.Count, 300, int.MaxValue);
        Assert.All(answers.Where(answer => answer.Status != 401), answer => Assert.True(answer is { Status: 429, RetryAfter: 1 }));
        await ManyAsync(50, () => SendAsync(bad, door, "garbage"));
        Assert.Equal(202, (await SendAsync(bad, door, known)).Status);
        Assert.Equal(202, (await SendAsync(other, door, fresh)).Status);
    }

    [Fact]
    public async Task Only_a_proxy_that_is_named_may_say_who_the_source_is()
    {
        await using var behind = await SignedDoor.OpenAsync(limits: Narrow with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] });
        await using var open = await SignedDoor.OpenAsync(limits: Narrow);
        using var proxy = From("127.0.0.1");
        using var liar = From("127.0.0.2");

        Assert.Equal(200, await AcceptedAsync(proxy, behind));
        Assert.InRange(await AcceptedAsync(proxy, open), 50, 190);
        Assert.InRange(await AcceptedAsync(liar, behind), 50, 190);
    }

    [Theory]
    [InlineData(25 * 1024)]
    public async Task Headers_that_are_too_long_are_refused(int length)
    {
        await using var door = await SignedDoor.OpenAsync(limits: LimitsSettings.Usual);
        using var one = From("127.0.0.2");
        using var request = new HttpRequestMessage(HttpMethod.Get, door.Messages);
        request.Headers.TryAddWithoutValidation("X-Long", new string('x', length));

        using var answer = await one.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: a\r\nX-Slow: ")]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer TOKEN\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")]
    public async Task Who_sends_slowly_is_let_go(string begun)
    {
        await using var door = await SignedDoor.OpenAsync(limits: LimitsSettings.Usual);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, door.Messages.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begun.Replace("TOKEN", door.Token(), StringComparison.Ordinal)), Cancellation);

        var said = await ReadToEndAsync(stream).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.True(said.Length == 0 || said.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), said);
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync(Cancellation);
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <returns>How many of 200 requests, said to be from 100 addresses, are taken.</returns>
    private static async Task<int> AcceptedAsync(HttpClient http, SignedDoor door)
    {
        var (token, turn) = (door.Token(), 0);
        var answers = await ManyAsync(200, () => SendAsync(http, door, token, forwarded: $"203.0.113.{Interlocked.Increment(ref turn) % 100}"));
        return answers.Count(answer => answer.Status == 202);
    }

    private static async Task<IReadOnlyList<(int Status, int? RetryAfter)>> ManyAsync(int count, Func<Task<(int, int?)>> send, int atOnce = 32)
    {
        var answers = new List<(int, int?)>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Cancellation }, async (_, _) =>
        {
            var answer = await send();
            lock (answers) answers.Add(answer);
        });
        return answers;
    }

    private static async Task<(int Status, int? RetryAfter)> SendAsync(HttpClient http, SignedDoor door, string token, JsonObject? activity = null, string? forwarded = null)
    {
        var body = activity?.DeepClone().AsObject() ?? SignedDoor.Activity();
        body["id"] = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, door.Messages) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (forwarded is not null) request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);
        using var answer = await http.SendAsync(request, Cancellation);
        return ((int)answer.StatusCode, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    /// <summary>A client whose requests come from that address.</summary>
    private static HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
