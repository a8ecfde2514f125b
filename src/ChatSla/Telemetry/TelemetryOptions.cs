namespace ChatSla.Telemetry;

/// <summary>The section Telemetry: where metrics and traces go. Off unless it, or the standard variable OTEL_EXPORTER_OTLP_ENDPOINT, names an address.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    public OtlpOptions Otlp { get; } = new();

    /// <summary>Left empty: OTEL_SERVICE_NAME, or "chatsla".</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>What tells this replica from others; left empty: the machine's name.</summary>
    public string Instance { get; set; } = "";

    /// <summary>How often metrics are sent; left empty: OTEL_METRIC_EXPORT_INTERVAL, or a minute.</summary>
    public string Every { get; set; } = "";

    /// <summary>Which share of the traces is kept, 0 to 1; left empty: OTEL_TRACES_SAMPLER, or all.</summary>
    public string Share { get; set; } = "";
}

public sealed class OtlpOptions
{
    /// <summary>The collector, as http://127.0.0.1:4318.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>http/protobuf or grpc; left empty: OTEL_EXPORTER_OTLP_PROTOCOL, or http/protobuf.</summary>
    public string Protocol { get; set; } = "";

    /// <summary>"name=value,name=value" for the collector: a secret, from the environment as Telemetry__Otlp__Headers.</summary>
    public string Headers { get; set; } = "";
}
