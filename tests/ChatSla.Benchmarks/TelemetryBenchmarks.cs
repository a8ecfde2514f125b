using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using ChatSla.Telemetry;
using NodaTime;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ChatSla.Benchmarks;

/// <summary>What a click and the card that follows it cost in telemetry: every measure and span of theirs, with nobody listening and with the SDK as the program uses it.</summary>
[MemoryDiagnoser]
public class TelemetryBenchmarks
{
    private readonly string kind = "PutCard";
    private OpenTelemetrySdk? sdk;

    [Params(false, true)]
    public bool IsOn { get; set; }

    [GlobalSetup]
    public void Start() => sdk = !IsOn ? null : OpenTelemetrySdk.Create(telemetry => telemetry
        .WithMetrics(metrics => metrics.AddMeter(Measures.Meter).AddReader(new PeriodicExportingMetricReader(new Nowhere<Metric>(), 60_000)))
        .WithTracing(traces => traces.SetSampler(new AlwaysOnSampler()).AddSource(Traces.Source).AddProcessor(new PlainSpans()).AddProcessor(new BatchActivityExportProcessor(new Nowhere<Activity>()))));

    [GlobalCleanup]
    public void End() => sdk?.Dispose();

    [Benchmark]
    public string? Click()
    {
        var carried = Clicked();
        using var span = Traces.BeginOutbox(kind, carried);
        var began = Measures.Begin();
        Measures.OutboxWaited(kind, false, Duration.Zero);
        Measures.Waited("teams", began);
        Measures.TeamsAnswered("update", "ok", began);
        Measures.Committed(1, began);
        span?.SetTag("chatsla.result", "done");
        Measures.OutboxTried(kind, "done", began);
        return carried;
    }

    private static string? Clicked()
    {
        var began = Measures.Begin();
        using var span = Traces.BeginClick("claim");
        var carried = Traces.Carried;
        Measures.Committed(1, began);
        span?.SetTag("chatsla.result", "done");
        Measures.Clicked("claim", "done", began);
        return carried;
    }

    private sealed class Nowhere<T> : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var _ in batch)
            {
            }

            return ExportResult.Success;
        }
    }
}
