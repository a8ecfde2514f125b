using System.Collections.Concurrent;
using System.Diagnostics;
using ChatSla.EndToEnd.Measurements;

namespace ChatSla.EndToEnd;

/// <summary>The program as a child of the test, with the settings and at the address that the sandbox gave its own: its exit code can be seen.</summary>
internal sealed class OwnProgram(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> errors = [];
    private Process? process;

    /// <summary>What it said on standard error.</summary>
    public string Error => string.Join('\n', errors);

    /// <summary>The sandbox's own program is stopped; nothing is started yet.</summary>
    public static async Task<OwnProgram> TakeOverAsync(SandboxProcess sandbox, CancellationToken cancellation)
    {
        var running = ProcessFigures.Of(await sandbox.Control.ProgramIdAsync(cancellation));
        var (arguments, environment) = (running.Arguments(), running.Environment());
        await sandbox.Control.ProgramAsync("stop", cancellation);
        return new OwnProgram(arguments, environment);
    }

    public void Start(params (string Name, string Value)[] other)
    {
        var start = new ProcessStartInfo(arguments[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Skip(1)) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var (name, value) in other) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task StartReadyAsync(CancellationToken cancellation)
    {
        Start();
        using var http = new HttpClient { BaseAddress = new Uri(environment["ASPNETCORE_URLS"]) };
        await Wait.UntilAsync(() => IsReadyAsync(http, cancellation), "ready", cancellation, seconds: 90);
    }

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    public bool HasEnded => process!.HasExited;

    /// <returns>The exit code, and how long it took.</returns>
    public async Task<(int Code, TimeSpan Took)> EndedAsync(CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        await process!.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromSeconds(90), cancellation);
        return (process.ExitCode, Stopwatch.GetElapsedTime(since));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
