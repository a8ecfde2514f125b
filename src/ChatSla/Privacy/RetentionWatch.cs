using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Privacy;

/// <summary>Erases at night what is kept for long enough. Of several replicas each may: what one has erased the other does not find.</summary>
public sealed partial class RetentionWatch(WatchedMailboxes mailboxes, Retention retention, RetentionTime time, TimeProvider clock, ILogger<RetentionWatch> logger) : BackgroundService
{
    private static readonly LocalTime Night = new(2, 30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (time.Content is null) return;

        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay((clock.Now.NextAt(Night, mailboxes.All[0].Zone) - clock.Now).ToTimeSpan(), clock, stoppingToken);
            await RunAsync(stoppingToken);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: it goes on the next night, and the log says so.")]
    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            var sum = await retention.RunAsync(cancellation);
            LogErased(sum.Queries, sum.Events, sum.Mails, sum.Replies);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention erased the content of {Queries} queries: {Events} events, {Mails} mails, {Replies} replies.")]
    private partial void LogErased(int queries, int events, int mails, int replies);

    [LoggerMessage(LogLevel.Error, "What is kept for long enough could not be erased; the next night goes on.")]
    private partial void LogFailed(Exception error);
}
