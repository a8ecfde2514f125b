using System.Diagnostics;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>From the start of the process to /health/ready, and what it needs of memory then.</summary>
public sealed class StartMeasurement(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Cold_start()
    {
        await using var sandbox = await SandboxProcess.StartAsync("start", Cancellation);
        var running = ProcessFigures.Of(await sandbox.Control.ProgramIdAsync(Cancellation));
        var (arguments, environment) = (running.Arguments(), running.Environment());
        await sandbox.Control.ProgramAsync("stop", Cancellation);

        var (fresh, again, memory) = (new Samples("start to ready, no database yet"), new Samples("start to ready, database there"), new Samples("resident memory when ready", "MiB"));
        for (var i = 0; i < 10; i++)
        {
            var database = Path.Combine(sandbox.Data, $"start-{i}.db");
            fresh.Add(await StartAsync(arguments, environment, database, memory));
            again.Add(await StartAsync(arguments, environment, database, memory));
        }

        foreach (var samples in new[] { fresh, again, memory }) output.WriteLine(samples.ToString());
    }

    internal static async Task<TimeSpan> StartAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string database, Samples memory, Samples? cpu = null)
    {
        var start = new ProcessStartInfo(arguments[0]) { RedirectStandardOutput = true };
        foreach (var argument in arguments.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["Storage__Path"] = database;

        using var http = new HttpClient { BaseAddress = new Uri(environment["ASPNETCORE_URLS"]) };
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await Wait.UntilAsync(() => IsReadyAsync(http), "ready", Cancellation, everyMs: 5);
        var took = Stopwatch.GetElapsedTime(since);
        cpu?.Add(ProcessFigures.Of(process.Id).CpuTime());
        memory.Add(ProcessFigures.Of(process.Id).ResidentMiB());
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        return took;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready", Cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
