using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatSla.Tests.Telemetry;

/// <summary>A collector of OTLP over HTTP: it keeps what it is sent, read by the field numbers of opentelemetry-proto.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<SpanSeen> spans = new();
    private readonly ConcurrentDictionary<string, MetricSeen> metrics = new();
    private readonly ConcurrentDictionary<string, string> resource = new();
    private WebApplication server = null!;
    private int rounds;
    private string unread = "";

    public string Address => server.Urls.First();

    public IReadOnlyList<SpanSeen> Spans => [.. spans];

    /// <summary>Each with its last value.</summary>
    public IReadOnlyList<MetricSeen> Metrics => [.. metrics.Values];

    public IReadOnlyDictionary<string, string> Resource => resource;

    /// <summary>What the last request came with as x-key.</summary>
    public string? Key { get; private set; }

    public static async Task<Collector> OpenAsync()
    {
        var collector = new Collector();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        collector.server = builder.Build();
        collector.server.MapPost("/v1/traces", context => collector.TakeAsync(context, collector.TakeSpans));
        collector.server.MapPost("/v1/metrics", context => collector.TakeAsync(context, collector.TakeMetrics));
        await collector.server.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <summary>Until all that was recorded so far has arrived: metrics come every second here, and spans oftener.</summary>
    public async Task RestAsync()
    {
        var until = rounds + 3;
        for (var turn = 0; rounds < until && turn < 180; turn++) await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.True(rounds >= until, $"Metrics came {rounds} times in a minute and a half and not {until} times. {unread}");
    }

    public double? Value(string name, params (string Key, string Value)[] attributes) =>
        Metrics.SingleOrDefault(metric => metric.Name == name && attributes.All(one => metric.Attributes.GetValueOrDefault(one.Key) == one.Value))?.Value;

    public double Sum(string name) => Metrics.Where(metric => metric.Name == name).Sum(metric => metric.Value);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context, Action<ProtoMessage> take)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Key = context.Request.Headers["x-key"];
        foreach (var one in new ProtoMessage(body.ToArray()).All(1))
        {
            foreach (var (key, value) in Attributes(one.Find(1)!, 1)) resource[key] = value;
            try
            {
                take(one);
            }
            catch (Exception error)
            {
                unread = $"What came could not be read: {error}";
                throw;
            }
        }
    }

    /// <summary>Without those of its own work: it runs in the process that is traced.</summary>
    private void TakeSpans(ProtoMessage resourceSpans)
    {
        foreach (var span in resourceSpans.All(2).SelectMany(scope => scope.All(2)).Where(span => !span.Text(5).StartsWith("POST /v1/", StringComparison.Ordinal)))
            spans.Enqueue(new SpanSeen(span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), Attributes(span, 9), [.. span.All(11).SelectMany(happened => Attributes(happened, 3)).Select(one => $"{one.Key}={one.Value}")], [.. span.All(13).Select(link => link.Hex(1))], span.Find(15)?.Text(2) ?? ""));
    }

    private void TakeMetrics(ProtoMessage resourceMetrics)
    {
        foreach (var metric in resourceMetrics.All(2).SelectMany(scope => scope.All(2)))
        {
            foreach (var point in new[] { 5, 7 }.SelectMany(metric.All).SelectMany(data => data.All(1)))
                Keep(metric, Attributes(point, 7), point.Has(4) ? point.Double(4) : point.Signed(6));
            foreach (var point in metric.All(9).SelectMany(data => data.All(1))) Keep(metric, Attributes(point, 9), point.Number(4));
        }

        Interlocked.Increment(ref rounds);
    }

    /// <param name="value">Of a histogram: how many were recorded.</param>
    private void Keep(ProtoMessage metric, IReadOnlyDictionary<string, string> attributes, double value)
    {
        var key = $"{metric.Text(1)} {string.Join(' ', attributes.OrderBy(one => one.Key, StringComparer.Ordinal))}";
        metrics[key] = new MetricSeen(metric.Text(1), metric.Text(3), attributes, value);
    }

    private static Dictionary<string, string> Attributes(ProtoMessage holder, int number) => holder.All(number).ToDictionary(
        pair => pair.Text(1),
        pair => pair.Find(2) switch
        {
            { } value when value.Has(1) => value.Text(1),
            { } value when value.Has(2) => value.Number(2) == 1 ? "true" : "false",
            { } value when value.Has(4) => value.Double(4).ToString(CultureInfo.InvariantCulture),
            { } value => value.Signed(3).ToString(CultureInfo.InvariantCulture),
            null => "",
        });
}

/// <param name="Parent">Empty: it begins the trace.</param>
internal sealed record SpanSeen(string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Events, IReadOnlyList<string> Links, string Words);

internal sealed record MetricSeen(string Name, string Unit, IReadOnlyDictionary<string, string> Attributes, double Value);
