using ChatSla.Telemetry;
using ChatSla.Time;
using Microsoft.Extensions.Configuration;
using NodaTime;
using OpenTelemetry.Exporter;

namespace ChatSla.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    private const string Here = "http://127.0.0.1:4318";

    [Fact]
    public void Without_an_address_nothing_is_sent() => Assert.False(Read().Settings.IsOn);

    [Fact]
    public void Everything_can_be_set()
    {
        var (settings, _) = Read(
            ("Telemetry:Otlp:Endpoint", Here), ("Telemetry:Otlp:Protocol", "grpc"), ("Telemetry:Otlp:Headers", "a=b,c=d"), ("Telemetry:ServiceName", "bot"), ("Telemetry:Instance", "2"), ("Telemetry:Every", "10s"), ("Telemetry:Share", "0.1"));

        Assert.Equal(new TelemetrySettings(true, new Uri(Here), OtlpExportProtocol.Grpc, "a=b,c=d", "bot", "2", Duration.FromSeconds(10), 0.1), settings);
    }

    [Fact]
    public void The_standard_variables_are_respected()
    {
        var (settings, _) = Read(("OTEL_EXPORTER_OTLP_ENDPOINT", Here), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"));

        Assert.Equal(new TelemetrySettings(true, null, null, null, null, null, null, null), settings);
        Assert.False(Read(("OTEL_EXPORTER_OTLP_ENDPOINT", Here), ("OTEL_SDK_DISABLED", "true")).Settings.IsOn);
        Assert.Equal(OtlpExportProtocol.HttpProtobuf, Read(("Telemetry:Otlp:Endpoint", Here)).Settings.Protocol);
    }

    [Theory]
    [InlineData("Telemetry:Otlp:Endpoint", "collector:4318")]
    [InlineData("Telemetry:Otlp:Endpoint", "http://collector.contoso.com:4318")]
    [InlineData("Telemetry:Otlp:Protocol", "http/json")]
    [InlineData("Telemetry:Otlp:Headers", "Bearer hush")]
    [InlineData("Telemetry:Every", "0s")]
    [InlineData("Telemetry:Every", "soon")]
    [InlineData("Telemetry:Share", "50%")]
    [InlineData("Telemetry:Share", "1.5")]
    public void A_fault_is_told_by_its_key_and_shows_no_secret(string key, string value)
    {
        var (settings, faults) = Read(("Telemetry:Otlp:Endpoint", Here), ("Telemetry:Otlp:Headers", "key=hush"), (key, value));

        Assert.StartsWith($"{key}: ", Assert.Single(faults), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", faults[0], StringComparison.Ordinal);
        Assert.False(settings.IsOn);
    }

    private static (TelemetrySettings Settings, IReadOnlyList<string> Faults) Read(params (string Key, string Value)[] given)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given.GroupBy(one => one.Key).Select(one => KeyValuePair.Create(one.Key, (string?)one.Last().Value))).Build();
        var (options, faults) = (new TelemetryOptions(), new Faults());
        configuration.GetSection(TelemetryOptions.Section).Bind(options);
        return (TelemetrySettings.Read(options, configuration, faults), faults.All);
    }
}
