using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Crashes;

/// <summary>What Graph and Teams do to the programs meanwhile.</summary>
internal sealed class CrashWeather(ControlClient control, int seed)
{
    private static readonly string[] Failures =
        ["connectorThrottle", "connectorUnavailable", "connectorFails", "connectorThrottle", "connectorUnavailable", "connectorFails", "connectorDoneThen504", "connectorDoneThenReset"];

    private readonly Random random = new(seed);

    /// <summary>How often, at most, the connector did what it was asked and did not say so.</summary>
    public int LostAnswers { get; private set; }

    /// <summary>How often the connector refused, at most.</summary>
    public int Refusals { get; private set; }

    /// <summary>Graph fails now and then by chance; Teams every second or two.</summary>
    public async Task RageAsync(CancellationToken ends, CancellationToken cancellation)
    {
        await SetAsync(GraphWeather.Of(seed), cancellation);
        await SetAsync(new() { ["connectorFailure"] = "503 ServiceUnavailable" }, cancellation);
        while (!ends.IsCancellationRequested)
        {
            await Task.Delay(1_000 + random.Next(1_000), cancellation);
            var failure = Failures[random.Next(Failures.Length)];
            await SetAsync(new() { [failure] = 1 }, cancellation);
            if (failure.StartsWith("connectorDone", StringComparison.Ordinal)) LostAnswers++;
            else Refusals++;
        }

        await SetAsync(new() { ["reset"] = true }, cancellation);
    }

    private Task SetAsync(JsonObject faults, CancellationToken cancellation) => control.PostAsync("faults", faults, cancellation);
}
