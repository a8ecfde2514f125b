using System.Net;
using System.Threading.RateLimiting;
using ChatSla.Limits;
using ChatSla.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatSla.Tests.Limits;

[Collection(nameof(Alone))]
public sealed class RequestLimitsTests
{
    [Fact]
    public async Task A_flood_from_any_number_of_addresses_leaves_memory_flat()
    {
        var (limiter, random) = (Limiter(), new Random(4711));
        using var refused = new RefusedSources();
        await FloodAsync(200_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await FloodAsync(400_000);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"400,000 further sources: memory grew by {grown / 1024} KB");
        Assert.InRange(grown, long.MinValue, 4 * 1024 * 1024);

        async Task FloodAsync(int sources)
        {
            var bytes = new byte[16];
            for (var one = 0; one < sources; one++)
            {
                random.NextBytes(bytes);
                var context = Ask("/api/messages", new IPAddress(bytes));
                using var lease = await limiter.AcquireAsync(context);
                refused.Note("messages", context.Connection.RemoteIpAddress);
            }
        }
    }

    [Fact]
    public void Health_is_asked_for_seldom_and_an_unknown_path_no_oftener()
    {
        var limiter = Limiter();

        foreach (var path in new[] { "/health/ready", "/admin.php" })
            Assert.InRange(Enumerable.Range(0, 300).Count(_ => IsLet(limiter, path, path.Length)), 90, 130);
        Assert.Equal(300, Enumerable.Range(0, 300).Count(_ => IsLet(limiter, "/graph/notifications", 1)));
    }

    [Fact]
    public void A_network_of_ipv6_counts_as_one_source()
    {
        Assert.Equal(Sources.PlaceOf(IPAddress.Parse("2001:db8:1:2::1")), Sources.PlaceOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.Equal(Sources.PlaceOf(IPAddress.Parse("203.0.113.7")), Sources.PlaceOf(IPAddress.Parse("::ffff:203.0.113.7")));
        Assert.InRange(Enumerable.Range(0, 2_000).Select(n => Sources.PlaceOf(new IPAddress(n * 7919))).Distinct().Count(), 1_300, 2_000);
    }

    [Theory]
    [InlineData("many", "6000", "Limits:PerSecond")]
    [InlineData("1", "6000", "Limits:PerSecond")]
    [InlineData("1000", "999", "Limits:Burst")]
    [InlineData("1000", "6000", "Proxies:1", "10.0.0.4", "proxy.contoso.com")]
    [InlineData("1000", "6000", "Proxies:0", "10.0.0.4/24/3")]
    public void A_fault_is_told_by_its_key(string perSecond, string burst, string key, params string[] proxies)
    {
        var faults = new Faults();

        LimitsSettings.Read(new LimitsOptions { PerSecond = perSecond, Burst = burst }, proxies, faults);

        Assert.StartsWith($"{key}: ", faults.All[0], StringComparison.Ordinal);
    }

    private static bool IsLet(PartitionedRateLimiter<HttpContext> limiter, string path, int source)
    {
        using var lease = limiter.AttemptAcquire(Ask(path, new IPAddress([203, 0, 113, (byte)source])));
        return lease.IsAcquired;
    }

    private static DefaultHttpContext Ask(string path, IPAddress source)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.Connection.RemoteIpAddress = source;
        return context;
    }

    private static PartitionedRateLimiter<HttpContext> Limiter()
    {
        var options = new RateLimiterOptions();
        new RequestLimits(LimitsSettings.Usual, TimeProvider.System, NullLogger<RequestLimits>.Instance).Configure(options);
        return options.GlobalLimiter!;
    }
}
