using System.Diagnostics.CodeAnalysis;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Time;

/// <summary>Sleeps until the earliest instant at which anything is due, or until a commit makes something due earlier; a sweep every minute is only a net.</summary>
public sealed partial class DueLoop(IEnumerable<IDueWork> works, DueSignal signal, Replicas replicas, TimeProvider clock, ILogger<DueLoop> logger) : BackgroundService
{
    private static readonly Duration Sweep = Duration.FromMinutes(1);
    private static readonly Duration AfterError = Duration.FromSeconds(5);

    private readonly IDueWork[] works = [.. works];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            signal.Reset();
            var begun = clock.Now;
            var next = begun + Sweep;
            foreach (var work in works.Where(work => !work.IsForOne || replicas.Holds(Replicas.Watch)))
            {
                if (await RunAsync(work, stoppingToken) is { } due) next = Instant.Min(next, due);
            }

            // Set back meanwhile, the clock would have us wait for an instant of before.
            if (clock.Now >= begun) await signal.WaitAsync(next, clock, stoppingToken);
        }
    }

    /// <summary>A message that has left cannot be called back, so what is on its way is let finish before the program ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(works.Select(work => work.DrainAsync(cancellationToken)));
    }

    [SuppressMessage("Design", "CA1031", Justification = "The periodic runner is one of the three places that catch: the work is tried again.")]
    private async Task<Instant?> RunAsync(IDueWork work, CancellationToken cancellation)
    {
        try
        {
            return await work.RunDueAsync(cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            if (error is not StorageException) LogFailed(error, work.GetType().Name);
            return clock.Now + AfterError;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Work} failed; it is tried again.")]
    private partial void LogFailed(Exception error, string work);
}
