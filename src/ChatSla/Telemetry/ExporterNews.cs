using System.Diagnostics.Tracing;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Telemetry;

/// <summary>Says in the log, every ten minutes at most, that a collector does not take what it is sent.</summary>
public sealed partial class ExporterNews(TimeProvider clock, ILogger logger) : EventListener
{
    private static readonly Duration Quiet = Duration.FromMinutes(10);

    private readonly Lock gate = new();
    private Instant next = Instant.MinValue;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("OpenTelemetry-", StringComparison.Ordinal)) EnableEvents(eventSource, EventLevel.Error);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base class enables sources before our fields are set.
        if (gate is null) return;

        lock (gate)
        {
            if (clock.Now < next) return;
            next = clock.Now + Quiet;
        }

        LogLost(eventData.EventName ?? eventData.EventId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [LoggerMessage(LogLevel.Warning, "Telemetry does not arrive at its collector ({What}); ChatSla goes on without.")]
    private partial void LogLost(string what);
}
