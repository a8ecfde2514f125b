using System.Runtime.InteropServices;
using ChatSla.Configuration;
using ChatSla.Storage;

namespace ChatSla;

/// <summary>The bot from its start to its end.</summary>
public static class ProgramRun
{
    /// <returns>0: it was asked to end and has ended. 2: the settings are wrong. 3: the database cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        NativeHeaps.KeepFew();
        using var stop = new CancellationTokenSource();
        using var hurry = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Asked);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Asked);
        try
        {
            await using var program = await ChatSlaProgram.BuildAsync(args, stopping: stop.Token);
            var storage = program.Services.GetRequiredService<StorageHealth>();
            await program.StartAsync(stop.Token);
            await Task.WhenAny(Fired(program.Lifetime.ApplicationStopping), Fired(stop.Token), storage.Lost);
            await program.StopAsync(hurry.Token);
            return storage.Lost.IsCompleted ? 3 : 0;
        }
        catch (SettingsException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
        catch (StorageException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 3;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }

        // The first asks it to end, letting what is on its way finish; the second to end now.
        void Asked(PosixSignalContext signal)
        {
            signal.Cancel = true;
            (stop.IsCancellationRequested ? hurry : stop).Cancel();
        }
    }

    private static Task Fired(CancellationToken token)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(fired.SetResult);
        return fired.Task;
    }
}
