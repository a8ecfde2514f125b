using ChatSla.Sandbox.Control;

namespace ChatSla.Sandbox.Program;

/// <summary>Starts the program with the sandbox and, once it is ready, installs the app.</summary>
internal sealed partial class FirstStart(
    ProgramProcess program, Installation installation, IHostApplicationLifetime lifetime, ILogger<FirstStart> logger)
{
    public void Begin() => _ = RunAsync(lifetime.ApplicationStopping);

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await program.StartAsync(cancellation)) await installation.RunAsync(cancellation);
            else LogNotReady(program.LogPath);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error.Message);
        }
        catch (OperationCanceledException)
        {
            // The sandbox ends before the program was ready.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The program did not become ready. What it said is in {LogPath}.")]
    private partial void LogNotReady(string? logPath);

    [LoggerMessage(LogLevel.Warning, "The program could not be started or set up: {Why}")]
    private partial void LogFailed(string why);
}
