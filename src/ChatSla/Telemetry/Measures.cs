using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;

namespace ChatSla.Telemetry;

/// <summary>
/// What the program counts and times of itself, named as OpenTelemetry names things. Attributes are few and hold a word of a short list each:
/// never a subject, an address, a person or an id. When nobody listens, each costs one comparison.
/// </summary>
public static class Measures
{
    public const string Meter = "ChatSla";

    private static readonly Meter Own = new(Meter);

    private static readonly InstrumentAdvice<double> Short = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly InstrumentAdvice<double> Long = new() { HistogramBucketBoundaries = [0.01, 0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 900, 3600, 14400, 86400] };
    private static readonly InstrumentAdvice<long> Jobs = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };

    private static readonly Histogram<double> SeenDelay = Create("chatsla.mail.seen.delay", "From a mail's receipt to its being stored.", Long);
    private static readonly Histogram<double> CardDelay = Create("chatsla.card.delay", "From a mail's being stored to its query's first card.", Long);
    private static readonly Histogram<double> Lateness = Create("chatsla.turn.lateness", "From the instant a query had to turn to the instant it did.", Short);
    private static readonly Histogram<double> OutboxWait = Create("chatsla.outbox.wait", "From the instant an outgoing message was due to a try of it.", Long);
    private static readonly Histogram<double> OutboxTry = Create("chatsla.outbox.try.duration", "One try of an outgoing message.", Short);
    private static readonly Histogram<double> GraphCall = Create("chatsla.graph.call.duration", "One question to Microsoft Graph, waiting for its turn included.", Short);
    private static readonly Histogram<double> TeamsCall = Create("chatsla.teams.call.duration", "One request to the Bot Connector.", Short);
    private static readonly Histogram<double> LimiterWait = Create("chatsla.limiter.wait", "What a request of ours waited so that a service's limits are kept.", Short);
    private static readonly Histogram<double> Click = Create("chatsla.click.duration", "From a click to its answer.", Short);
    private static readonly Histogram<double> Write = Create("chatsla.database.write.duration", "One commit to the database.", Short);
    private static readonly Histogram<long> WriteGroup = Own.CreateHistogram("chatsla.database.write.group", "{job}", "How many changes one commit held.", advice: Jobs);

    /// <summary>For those below that are given when something began.</summary>
    public static long Begin() => Stopwatch.GetTimestamp();

    public static void MailSeen(string folder, Duration delay) => SeenDelay.Record(Math.Max(0, delay.TotalSeconds), new KeyValuePair<string, object?>("chatsla.folder", folder));

    public static void CardPosted(Duration delay) => CardDelay.Record(Math.Max(0, delay.TotalSeconds));

    public static void Turned(string light, Duration late) => Lateness.Record(late.TotalSeconds, new KeyValuePair<string, object?>("chatsla.light", light));

    /// <param name="isAtGate">It waited at a limiter's gate, not for its turn.</param>
    public static void OutboxWaited(string kind, bool isAtGate, Duration wait) =>
        OutboxWait.Record(Math.Max(0, wait.TotalSeconds), new KeyValuePair<string, object?>("chatsla.outbox.kind", kind), new KeyValuePair<string, object?>("chatsla.outbox.gate", isAtGate));

    public static void OutboxTried(string kind, string result, long began) => Record(OutboxTry, began, "chatsla.outbox.kind", kind, result);

    public static void GraphAnswered(string operation, string result, long began) => Record(GraphCall, began, "chatsla.operation", operation, result);

    public static void TeamsAnswered(string operation, string result, long began) => Record(TeamsCall, began, "chatsla.operation", operation, result);

    public static void Waited(string limiter, long began)
    {
        if (LimiterWait.Enabled) LimiterWait.Record(Since(began), new KeyValuePair<string, object?>("chatsla.limiter", limiter));
    }

    public static void Clicked(string verb, string result, long began) => Record(Click, began, "chatsla.verb", verb, result);

    public static void Committed(int jobs, long began)
    {
        if (Write.Enabled) Write.Record(Since(began));
        WriteGroup.Record(jobs);
    }

    private static Histogram<double> Create(string name, string what, InstrumentAdvice<double> advice) => Own.CreateHistogram(name, "s", what, advice: advice);

    private static void Record(Histogram<double> histogram, long began, string key, string what, string result)
    {
        if (histogram.Enabled) histogram.Record(Since(began), new KeyValuePair<string, object?>(key, what), new KeyValuePair<string, object?>("chatsla.result", result));
    }

    private static double Since(long began) => Stopwatch.GetElapsedTime(began).TotalSeconds;
}
