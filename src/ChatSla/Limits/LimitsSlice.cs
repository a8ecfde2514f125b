using ChatSla.Teams;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatSla.Limits;

/// <summary>What stands before every endpoint, whoever asks.</summary>
public static class LimitsSlice
{
    /// <summary>Longer than Microsoft's services wait for any answer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static void AddLimits(this WebApplicationBuilder builder, LimitsSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = MessagesEndpoint.MaxBody;
            limits.MaxRequestHeadersTotalSize = 24 * 1024;
            limits.MaxRequestHeaderCount = 64;
            limits.MaxConcurrentConnections = 10_000;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            limits.MinRequestBodyDataRate = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(3));
        });
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<RefusedSources>();
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddSingleton<IConfigureOptions<RateLimiterOptions>>(services => new ConfigureOptions<RateLimiterOptions>(services.GetRequiredService<RequestLimits>().Configure));
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = Longest });
    }

    /// <summary>Before everything that is mapped.</summary>
    public static void UseLimits(this WebApplication program)
    {
        var proxies = program.Services.GetRequiredService<LimitsSettings>().Proxies;
        if (proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) forwarded.KnownIPNetworks.Add(proxy);
            program.UseForwardedHeaders(forwarded);
        }

        program.UseRateLimiter();
        program.UseRequestTimeouts();
    }
}
