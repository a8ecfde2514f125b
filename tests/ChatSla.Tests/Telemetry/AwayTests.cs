using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatSla.Tests.World;

namespace ChatSla.Tests.Telemetry;

/// <summary>A collector that is away is nobody's business.</summary>
[Collection(nameof(Alone))]
public sealed class AwayTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_collector_that_is_away_or_never_answers_neither_slows_nor_stops_the_program(bool listens)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        if (!listens) silent.Stop();
        using var ear = new Ear();
        await using var world = await World.World.StartAsync(
            ("Telemetry:Otlp:Endpoint", $"http://127.0.0.1:{port}"), ("Telemetry:Every", "1s"), ("Logging:LogLevel:Default", "Warning"), ("Logging:Console:LogLevel:Default", "None"));
        world.LogsTo = ear;
        await world.RestartAsync();

        var query = await world.OpenAsync(Customer.Karin, "Parcel 4711");
        for (var turn = 0; turn < 20; turn++) await world.ClickAsync(Staff.Ada, query, turn % 2 == 0 ? "claim" : "release");
        var answered = await world.ClickAsync(Staff.Ada, query, "claim");
        var began = Stopwatch.GetTimestamp();
        await world.StopAsync();

        Assert.Contains("Ada Berg", answered.Text);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 12);
        if (!listens) Assert.Single(ear.Lines, line => line.StartsWith("Telemetry does not arrive at its collector (", StringComparison.Ordinal));
    }
}
