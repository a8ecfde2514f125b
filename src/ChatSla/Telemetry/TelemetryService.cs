using System.Diagnostics;
using System.Reflection;
using ChatSla.Graph;
using ChatSla.Storage;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatSla.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector while the program runs. A collector that is away or slow is nobody's business but its own threads':
/// spans that find no room are dropped, and the end of the program waits five seconds for the last of them at most.
/// </summary>
public sealed partial class TelemetryService(
    TelemetrySettings settings, Database database, WatchedMailboxes mailboxes, MailboxHealth health, TimeProvider clock, ILogger<TelemetryService> logger) : IHostedService, IDisposable
{
    /// <summary>Real time, as a collector's is.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private static readonly string[] Meters =
        [Measures.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime"];

    private OpenTelemetrySdk? sdk;
    private StateGauges? gauges;
    private ExporterNews? news;
    private ActivityListener? quiet;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        news = new ExporterNews(clock, logger);
        quiet = PlainSpans.WithoutWords();
        gauges = new StateGauges(database, mailboxes, health, clock);
        sdk = OpenTelemetrySdk.Create(telemetry => telemetry
            .ConfigureResource(Name)
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter((otlp, reader) =>
            {
                Lead(otlp, "v1/metrics");
                if (settings.Every is { } every) reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)every.TotalMilliseconds;
            }))
            .WithTracing(traces =>
            {
                if (settings.Share is { } share) traces.SetSampler(SamplerOf(share));
                else if (Environment.GetEnvironmentVariable("OTEL_TRACES_SAMPLER") is not { Length: > 0 }) traces.SetSampler(SamplerOf(1));
                traces.AddSource(Traces.Source, "Microsoft.AspNetCore", "System.Net.Http").AddProcessor(new PlainSpans()).AddOtlpExporter(otlp => Lead(otlp, "v1/traces"));
            }));
        LogOn(settings.Endpoint?.ToString() ?? "the address in the environment");
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await EndAsync().WaitAsync(LastWords, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>A program that is torn down waits for nothing.</summary>
    public void Dispose() => _ = EndAsync();

    /// <summary>The last figures and spans are sent by threads of their own: those of the pool have other work than to wait for a collector.</summary>
    private Task EndAsync()
    {
        if (Interlocked.Exchange(ref sdk, null) is not { } ending) return Task.CompletedTask;

        Task[] spoken =
        [
            Task.Factory.StartNew(() => ending.TracerProvider.Shutdown(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            Task.Factory.StartNew(() => ending.MeterProvider.Shutdown(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
        ];
        return Task.WhenAll(spoken).ContinueWith(
            _ =>
            {
                ending.Dispose();
                gauges?.Dispose();
                news?.Dispose();
                quiet?.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>Whoever calls us may say that their trace is not kept; ours is kept all the same, by our own share.</summary>
    private static ParentBasedSampler SamplerOf(double share)
    {
        Sampler own = share >= 1 ? new AlwaysOnSampler() : new TraceIdRatioBasedSampler(share);
        return new ParentBasedSampler(own, remoteParentSampled: own, remoteParentNotSampled: own);
    }

    private void Name(ResourceBuilder resource)
    {
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        resource.AddService("chatsla", serviceVersion: version, serviceInstanceId: settings.Instance ?? Environment.MachineName).AddEnvironmentVariableDetector();
        if (settings.ServiceName is { } name) resource.AddAttributes([new("service.name", name)]);
        if (settings.Instance is { } instance) resource.AddAttributes([new("service.instance.id", instance)]);
    }

    private void Lead(OtlpExporterOptions otlp, string path)
    {
        if (settings.Protocol is { } protocol) otlp.Protocol = protocol;
        if (settings.Headers is { } headers) otlp.Headers = headers;
        if (settings.Endpoint is { } endpoint) otlp.Endpoint = otlp.Protocol == OtlpExportProtocol.Grpc ? endpoint : new Uri($"{endpoint.ToString().TrimEnd('/')}/{path}");
    }

    [LoggerMessage(LogLevel.Information, "Metrics and traces go to {Endpoint}.")]
    private partial void LogOn(string endpoint);
}
