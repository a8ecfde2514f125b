using System.Globalization;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using OpenTelemetry.Exporter;

namespace ChatSla.Telemetry;

/// <summary>The section Telemetry, read and checked. What is null is left to the standard OTEL_ variables and their defaults.</summary>
/// <param name="Endpoint">Null: it, too, stands in the environment.</param>
public sealed record TelemetrySettings(bool IsOn, Uri? Endpoint, OtlpExportProtocol? Protocol, string? Headers, string? ServiceName, string? Instance, Duration? Every, double? Share)
{
    private const string Key = TelemetryOptions.Section;

    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    public static TelemetrySettings Off { get; } = new(false, null, null, null, null, null, null, null);

    /// <param name="configuration">For the OTEL_ variables.</param>
    public static TelemetrySettings Read(TelemetryOptions options, IConfiguration configuration, Faults faults)
    {
        var before = faults.All.Count;
        var endpoint = AddressOf(options, faults);
        OtlpExportProtocol? protocol = options.Otlp.Protocol.Trim() switch
        {
            "" => configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is { Length: > 0 } ? null : OtlpExportProtocol.HttpProtobuf,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            var other => Wrong(other, faults),
        };
        if (options.Otlp.Headers.Length > 0 && !options.Otlp.Headers.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0)) faults.Add($"{Key}:Otlp:Headers", "must be name=value, with commas between several.");
        var every = options.Every.Length == 0 ? null : faults.Read<Duration?>($"{Key}:Every", () => SettingText.Span(options.Every));
        if (every < Duration.FromSeconds(1) || every > Duration.FromHours(1)) faults.Add($"{Key}:Every", $"\"{options.Every}\" must lie between 1s and 1h.");
        var share = options.Share.Length == 0 ? null : faults.Read<double?>($"{Key}:Share", () => ShareOf(options.Share));
        if (faults.All.Count > before) return Off;

        var isOn = (endpoint is not null || Endpoints.Any(name => configuration[name] is { Length: > 0 })) && !bool.TrueString.Equals(configuration["OTEL_SDK_DISABLED"], StringComparison.OrdinalIgnoreCase);
        return new TelemetrySettings(isOn, endpoint, protocol, OrNull(options.Otlp.Headers), OrNull(options.ServiceName), OrNull(options.Instance), every, share);
    }

    /// <summary>A secret is not sent where anybody on the way can read it.</summary>
    private static Uri? AddressOf(TelemetryOptions options, Faults faults)
    {
        var (key, text) = ($"{Key}:Otlp:Endpoint", options.Otlp.Endpoint.Trim());
        if (text.Length == 0) return null;

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) faults.Add(key, $"\"{text}\" is not the http or https address of a collector, as http://127.0.0.1:4318.");
        else if (options.Otlp.Headers.Length > 0 && address.Scheme == Uri.UriSchemeHttp && !BotSettings.IsLoopback(address)) faults.Add(key, "must be https where Headers are sent along: they are a secret.");
        else return address;
        return null;
    }

    private static double ShareOf(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
        ? share
        : throw new FormatException($"\"{text}\" is no share; write 1 for all traces, 0.1 for a tenth.");

    private static OtlpExportProtocol? Wrong(string protocol, Faults faults)
    {
        faults.Add($"{Key}:Otlp:Protocol", $"\"{protocol}\" must be http/protobuf or grpc.");
        return null;
    }

    private static string? OrNull(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}
