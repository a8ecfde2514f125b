using System.Diagnostics.CodeAnalysis;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>
/// Audits the journal at night and then seals it: so what was removed since the last seal is found before the next one is put over it. Of
/// several replicas one does it; a night on which none ran is made up for.
/// </summary>
public sealed partial class NightlyAudit(
    WatchedMailboxes mailboxes, AuditRun audit, AuditAlarm alarm, Database database, TimeProvider clock, ILogger<NightlyAudit> logger) : BackgroundService
{
    private const string Taken = "audit-night";

    /// <summary>More are counted and not named.</summary>
    private const int MostNamed = 200;

    private static readonly LocalTime Night = new(3, 30);

    /// <summary>A start, and a machine that wakes, have better things to do, and what fell due meanwhile is no difference.</summary>
    private static readonly Duration Settling = Duration.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(BeginAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var settled = await SettleAsync(stoppingToken);
            await TryAsync(cancellation => LookAsync(settled, cancellation), stoppingToken);
            await Task.Delay(Duration.Min(clock.Now.NextAt(Night, Zone) - clock.Now, Duration.FromHours(1)).ToTimeSpan(), clock, stoppingToken);
        }
    }

    /// <summary>Audits and seals; public for whoever wants it now.</summary>
    public Task RunAsync(CancellationToken cancellation) => RunAsync(clock.Now, cancellation);

    private async Task RunAsync(Instant asOf, CancellationToken cancellation)
    {
        var (began, named) = (clock.Now, new List<Difference>());
        var sum = await audit.RunAsync(
            one =>
            {
                if (named.Count < MostNamed) named.Add(one);
            },
            progress: null,
            cancellation,
            asOf);
        foreach (var one in named) LogDifference(one.Name, one.Number, one.Id);

        var places = await alarm.PlacesAsync(cancellation);
        var seal = await database.WriteAsync(
            async session =>
            {
                await AuditAlarm.PutAsync(session, places, sum.Count, named, clock.Now);
                return await Seal.PutAsync(session, sum.Count, clock.Now);
            },
            cancellation);
        LogAudited(sum.Queries, sum.Events, sum.Count, (clock.Now - began).TotalSeconds);
        LogSealed(seal.Number, seal.Queries, seal.Events, seal.Hash);
    }

    /// <summary>A wait that took much longer than it should was slept through.</summary>
    /// <returns>When it was found settled; should the machine fall asleep right then, what fell due since is no difference either.</returns>
    private async Task<Instant> SettleAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var began = clock.Now;
            await Task.Delay(Settling.ToTimeSpan(), clock, cancellation);
            if (clock.Now is var now && now - began <= Settling * 2) return now;
        }
    }

    private async Task LookAsync(Instant settled, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        if (await TakeAsync(LastNight(), cancellation)) await RunAsync(settled, cancellation);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A periodic runner: it is tried again the next night, and the log says so.")]
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(error);
        }
    }

    /// <summary>The first start owes no night.</summary>
    private Task BeginAsync(CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("INSERT INTO counters (name, value) VALUES (@Taken, @night) ON CONFLICT (name) DO NOTHING", new { Taken, night = LastNight() }), cancellation);

    private async Task<bool> TakeAsync(long night, CancellationToken cancellation) => await database.WriteAsync(
        session => session.RunAsync("UPDATE counters SET value = @night WHERE name = @Taken AND value < @night", new { Taken, night }), cancellation) == 1;

    private DateTimeZone Zone => mailboxes.All[0].Zone;

    private long LastNight() => (clock.Now - Duration.FromHours(24)).NextAt(Night, Zone).ToUnixTimeMilliseconds();

    [LoggerMessage(LogLevel.Warning, "Audit: {Difference} at Q-{Number} ({Id}). \"chatsla audit\" says what it is and what to do.")]
    private partial void LogDifference(string difference, int? number, string? id);

    [LoggerMessage(LogLevel.Information, "Audited {Queries} queries with {Events} events: {Differences} differences, {Seconds} s.")]
    private partial void LogAudited(int queries, int events, int differences, double seconds);

    [LoggerMessage(LogLevel.Information, "Seal {Number} over {Queries} queries with {Events} events: {Hash}.")]
    private partial void LogSealed(int number, int queries, long events, string hash);

    [LoggerMessage(LogLevel.Error, "The nightly audit failed; \"chatsla audit\" does it at any time, and the next night does it again.")]
    private partial void LogFailed(Exception error);
}
