using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Time;

namespace ChatSla.Sandbox.Program;

internal enum ProgramState
{
    Stopped,
    Starting,
    Ready,
}

/// <summary>The program as a child process. It is started again only when somebody asks for it.</summary>
internal sealed partial class ProgramProcess(
    SandboxOptions options, SandboxAddress sandbox, SandboxClock clock, ProgramDoor door, EventHub events, ILogger<ProgramProcess> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1, 1);
    private string? dataFolder = options.DataFolder;
    private Process? process;
    private ProgramLog? log;
    private int port = options.ProgramPort;

    public ProgramState State { get; private set; }

    public int? Id => State != ProgramState.Stopped && process is { HasExited: false } running ? running.Id : null;

    /// <summary>What the program has said, once it has been started.</summary>
    public string? LogPath => dataFolder is { } folder ? Path.Combine(folder, "program.log") : null;

    /// <summary>Returns once the program says that it is ready, or whether it failed to become so.</summary>
    public async Task<bool> StartAsync(CancellationToken cancellation)
    {
        var started = await LaunchAsync(cancellation);
        return started is null ? State == ProgramState.Ready : await BecomesReadyAsync(started, cancellation);
    }

    /// <summary>Asks the program to end, as a host would; forcibly: without asking.</summary>
    public async Task StopAsync(bool forcibly)
    {
        await turn.WaitAsync();
        try
        {
            if (process is { HasExited: false } running) await EndAsync(running, forcibly);
            SetState(ProgramState.Stopped);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(forcibly: false);
        process?.Dispose();
        log?.Dispose();
        turn.Dispose();
        if (options.DataFolder is null && Directory.Exists(dataFolder)) Directory.Delete(dataFolder, recursive: true);
    }

    /// <summary>Null when it runs already.</summary>
    private async Task<Process?> LaunchAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return Id is null ? Launch() : null;
        }
        finally
        {
            turn.Release();
        }
    }

    private Process Launch()
    {
        if (port == 0) port = FreePort();
        door.Address = $"http://127.0.0.1:{port}";
        dataFolder ??= Directory.CreateTempSubdirectory("chatsla-sandbox-").FullName;
        Directory.CreateDirectory(dataFolder);
        log ??= new ProgramLog(LogPath!);

        var (former, started) = (process, new Process { StartInfo = Describe(), EnableRaisingEvents = true });
        started.OutputDataReceived += (_, line) => log.Write(line.Data);
        started.ErrorDataReceived += (_, line) => log.Write(line.Data);
        started.Exited += (_, _) => Ended(started);
        process = started;
        former?.Dispose();

        SetState(ProgramState.Starting);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        LogStarted(started.Id, port);
        return started;
    }

    private ProcessStartInfo Describe()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { ProgramFile.Find() },
            WorkingDirectory = dataFolder!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in ProgramSettings.For(door.Address!, sandbox.Value, dataFolder!, clock.GetUtcNow()))
            start.Environment[name] = value;
        return start;
    }

    private async Task<bool> BecomesReadyAsync(Process started, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (process == started && !started.HasExited && TimeProvider.System.GetElapsedTime(since) < ReadyWithin)
        {
            if (await door.ReadHealthAsync(cancellation) is not null)
            {
                SetState(ProgramState.Ready);
                return true;
            }

            await Task.Delay(Between, TimeProvider.System, cancellation);
        }

        return false;
    }

    private static async Task EndAsync(Process running, bool forcibly)
    {
        if (forcibly || OperatingSystem.IsWindows()) running.Kill(entireProcessTree: true);
        else Terminate(running.Id);

        using var patience = new CancellationTokenSource(StopsWithin, TimeProvider.System);
        try
        {
            await running.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
        }
    }

    private void Ended(Process ended)
    {
        if (ended == process) SetState(ProgramState.Stopped);
    }

    private void SetState(ProgramState state)
    {
        State = state;
        events.Publish(SandboxEvent.Program);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static void Terminate(int id)
    {
        using var kill = Process.Start("kill", ["-TERM", id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    [LoggerMessage(LogLevel.Information, "Program started as process {ProcessId} on port {Port}.")]
    private partial void LogStarted(int processId, int port);
}
