using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>An hour of steady mail and clicks: memory, handles and the log stay where they are, and the file grows by as much for each mail.</summary>
public sealed class SoakMeasurement(ITestOutputHelper output)
{
    private const double KiB = 1024;
    private const double MiB = 1024 * 1024;

    private readonly List<string> wrong = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Mail_and_clicks_for_an_hour()
    {
        // Halves of halves are compared.
        var (minutes, mails, clicks) = (Math.Max(4, Setting.Number("CHATSLA_SOAK_MINUTES", 60)), Setting.Number("CHATSLA_SOAK_MAILS", 20), Setting.Number("CHATSLA_SOAK_CLICKS", 20));
        await using var office = await SoakOffice.StartAsync(Setting.Number("CHATSLA_SOAK_MAILBOXES", 97), Cancellation);
        var id = await office.Control.ProgramIdAsync(Cancellation);
        var program = ProcessFigures.Of(id);
        var traffic = new SoakTraffic(office, mails, clicks);
        var watch = new SoakWatch(office, traffic, program, ProcessFigures.Of(program.Parent()), await ClockAheadAsync(office.Control));
        using var ends = new CancellationTokenSource();
        var running = traffic.RunAsync(ends.Token, Cancellation);
        output.WriteLine(SoakMinute.Heading);
        while (watch.Minutes.Count < minutes && !running.IsFaulted) output.WriteLine($"{await watch.MinuteAsync(Cancellation)}");

        await ends.CancelAsync();
        await running;
        output.WriteLine($"{traffic.Mails} mails, {traffic.Clicks} clicks, {traffic.Refused} of them told why not, {traffic.Answers} answers sent; failed: {traffic.Failures.Count}");
        foreach (var failure in traffic.Failures.Take(3)) output.WriteLine($"  {failure}");
        await RestAsync(office, traffic);
        Judge(watch.Minutes, mails, clicks);
        await StoredTruth.AssertAsync(id, Cancellation);
        output.WriteLine("chatsla audit: no differences");
        Assert.Empty(traffic.Failures);
        Assert.Empty(wrong);
    }

    /// <summary>Everything that was written is stored, and everything that followed from it is done.</summary>
    private async Task RestAsync(SoakOffice office, SoakTraffic traffic)
    {
        await Wait.UntilAsync(
            async () => await office.Store.CountAsync("SELECT COUNT(*) FROM mails WHERE message_id LIKE '<soak-%'", Cancellation) == traffic.Mails
                && await office.Store.CountAsync("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND kind <> 'RepaintCard'", Cancellation) == 0,
            "every mail stored and the outbox done", Cancellation, seconds: 300, everyMs: 1_000);
        Hold("messages that were given up", await office.Store.CountAsync("SELECT COUNT(*) FROM outbox WHERE parked_at IS NOT NULL", Cancellation), 0, "");
        Hold("answers not known to be sent", await office.Store.CountAsync("SELECT COUNT(*) FROM replies WHERE sent_at IS NULL", Cancellation), 0, "");
        Hold("errors in the log", office.Log.Lines().Count(line => (string?)line["LogLevel"] is "Error" or "Critical"), 0, "");
        output.WriteLine($"warnings in the log: {office.Log.Lines().Count(line => (string?)line["LogLevel"] is "Warning")}");
    }

    /// <summary>By the second half: what grows on the way to its working state has grown by then.</summary>
    private void Judge(List<SoakMinute> all, int mails, int clicks)
    {
        var half = all.Skip(all.Count / 2).ToList();
        var (third, fourth) = (half.Take(half.Count / 2).ToList(), half.Skip(half.Count / 2).ToList());
        output.WriteLine(Invariant($"Judged by the last {half.Count} of {all.Count} minutes:"));
        Hold("resident memory grows, MiB a minute", Trend.Of(half, one => one.Minute, one => one.Resident), 0.5, Invariant($"({half.Average(one => one.Resident):0} MiB on average)"));
        Hold("anonymous memory grows, MiB a minute", Trend.Of(half, one => one.Minute, one => one.Anonymous), 0.5, Invariant($"(that would be {0.5 * MiB / (60 * (mails + clicks)):0} bytes for each mail and click)"));
        Hold("handles grow a minute", Trend.Of(half, one => one.Minute, one => one.Handles), 0.5, Invariant($"({half.Average(one => one.Handles):0.0} on average)"));
        Hold("threads grow a minute", Trend.Of(half, one => one.Minute, one => one.Threads), 0.2, Invariant($"({half.Average(one => one.Threads):0.0} on average)"));
        Hold("open queries grow a minute", Trend.Of(half, one => one.Minute, one => one.Open), 0.02 * 60 * mails / 4, Invariant($"({half.Average(one => one.Open):0} on average)"));
        Hold("the write-ahead log at most, MiB", half.Max(one => one.Log) / MiB, 96, "");
        Hold("the oldest due message waits at most, s", half.Max(one => one.OldestMs) / 1000.0, 30, "");
        Hold("mails written and not stored at most", half.Max(one => one.Untaken), 10 * mails, "");
        Hold("mails a second too few", mails - (half.Sum(one => one.Mails) / Minutes(all, half) / 60), 0.01 * mails, "");
        Hold("clicks a second too few", clicks - (half.Sum(one => one.Clicks) / Minutes(all, half) / 60), 0.01 * clicks, "");

        // The file grows by whole pages and is written to when the log is copied into it, so a few minutes are compared at a time.
        var (early, late) = (PerMail(all, third), PerMail(all, fourth));
        output.WriteLine(Invariant($"the file grows by {PerMail(all, half) / KiB:0.00} KiB for each mail with its clicks ({early / KiB:0.00}, then {late / KiB:0.00})"));
        Hold("the file grows more for each mail later, times", late / early, 1.15, "");
        output.WriteLine(Invariant($"CPU of the program: {half.Sum(one => one.Cpu) / Minutes(all, half) / 60:0.00} of a core; {1000 * half.Sum(one => one.Cpu) / half.Sum(one => one.Mails + one.Clicks):0.0} ms for each mail and click"));
    }

    private void Hold(string what, double figure, double most, string besides)
    {
        var holds = figure <= most;
        output.WriteLine(Invariant($"{(holds ? "ok   " : "WRONG")} {what}: {figure:0.###}, at most {most:0.###} {besides}").TrimEnd());
        if (!holds) wrong.Add(what);
    }

    private static double PerMail(List<SoakMinute> all, List<SoakMinute> part) =>
        (double)(part[^1].File + part[^1].Log - Before(all, part).File - Before(all, part).Log) / part.Sum(one => one.Mails);

    private static double Minutes(List<SoakMinute> all, List<SoakMinute> part) => part[^1].Minute - Before(all, part).Minute;

    private static SoakMinute Before(List<SoakMinute> all, List<SoakMinute> part) => all[all.IndexOf(part[0]) - 1];

    private static async Task<TimeSpan> ClockAheadAsync(ControlClient control)
    {
        var clock = await control.SpeedAsync(1, Cancellation);
        return (DateTimeOffset)clock["now"]! - DateTimeOffset.UtcNow;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
