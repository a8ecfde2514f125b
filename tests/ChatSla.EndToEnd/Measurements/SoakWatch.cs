using System.Diagnostics;
using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>Looks at the program every second and notes a minute of it at a time.</summary>
internal sealed class SoakWatch(SoakOffice office, SoakTraffic traffic, ProcessFigures program, ProcessFigures sandbox, TimeSpan clockAhead)
{
    private readonly long since = Stopwatch.GetTimestamp();
    private readonly List<Look> looks = [];
    private TimeSpan cpu = program.CpuTime();
    private int mails;
    private int clicks;

    public List<SoakMinute> Minutes { get; } = [];

    /// <summary>Returns when a minute is over.</summary>
    public async Task<SoakMinute> MinuteAsync(CancellationToken cancellation)
    {
        looks.Clear();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(Minutes.Count + 1))
        {
            var (waiting, oldest) = await WaitingAsync(cancellation);
            looks.Add(new Look(program.ResidentMiB(), program.AnonymousMiB(), program.Handles(), program.Threads(), waiting, oldest));
            await Task.Delay(1_000, cancellation);
        }

        var minute = await NoteAsync(cancellation);
        Minutes.Add(minute);
        (cpu, mails, clicks) = (program.CpuTime(), traffic.Mails, traffic.Clicks);
        return minute;
    }

    private async Task<SoakMinute> NoteAsync(CancellationToken cancellation)
    {
        var took = traffic.TakeClicks().Order().ToList();
        return new SoakMinute(
            Stopwatch.GetElapsedTime(since).TotalMinutes,
            looks.Average(one => one.Resident),
            looks.Average(one => one.Anonymous),
            looks.Average(one => one.Handles),
            looks.Average(one => one.Threads),
            new FileInfo(office.Database).Length,
            new FileInfo($"{office.Database}-wal").Length,
            await office.Store.CountAsync("SELECT COUNT(*) FROM queries WHERE state = 'open'", cancellation),
            looks.Max(one => one.Waiting),
            looks.Max(one => one.OldestMs),
            (program.CpuTime() - cpu).TotalSeconds,
            traffic.Mails - mails,
            traffic.Clicks - clicks,
            traffic.Mails - await office.Store.CountAsync("SELECT COUNT(*) FROM mails WHERE mailbox LIKE 'soak-%' AND message_id LIKE '<soak-%'", cancellation),
            At(took, 0.5),
            At(took, 0.99),
            sandbox.ResidentMiB(),
            double.Parse((await File.ReadAllTextAsync("/proc/loadavg", cancellation)).Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private async Task<(int Count, long OldestMs)> WaitingAsync(CancellationToken cancellation)
    {
        var now = (DateTimeOffset.UtcNow + clockAhead).ToUnixTimeMilliseconds();
        return (await office.Store.ListAsync(
            $"SELECT COUNT(*), {now} - COALESCE(MIN(due_at), {now}) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND due_at <= {now}", row => (row.GetInt32(0), row.GetInt64(1)), cancellation))[0];
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private sealed record Look(int Resident, int Anonymous, int Handles, int Threads, int Waiting, long OldestMs);
}
