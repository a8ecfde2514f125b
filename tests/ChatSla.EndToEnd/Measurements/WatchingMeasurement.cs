using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>How soon a mail has its card, what that costs in requests to Graph, and how a backlog is read.</summary>
public sealed class WatchingMeasurement(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_mail_to_its_card(bool announced)
    {
        await using var sandbox = await StartAsync("watching", announced, Cancellation);
        await using var news = await SandboxNews.ListenAsync(sandbox.Http, Cancellation);
        var (random, samples, count) = (new Random(1), new Samples($"mail in the mailbox to its card, {(announced ? "with notifications" : "polling every 2 s")}"), Setting.Number("CHATSLA_SAMPLES", 200) / (announced ? 1 : 4));
        await sandbox.Control.PostAsync("requests", new() { ["reset"] = true }, Cancellation);
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(random.Next(announced ? 500 : 2_000), Cancellation);
            var subject = $"Question number {i} of many";
            news.Forget();
            var since = Stopwatch.GetTimestamp();
            await sandbox.Control.MailAsync(new Customer($"Customer {i}", $"customer-{i}@acme.example"), subject, "How long does this take?", Cancellation);
            samples.Add(await news.UntilAsync("teams", since, async () => await sandbox.Control.FindCardAsync(subject, Cancellation) is not null, Cancellation));
        }

        output.WriteLine(samples.ToString());
        output.WriteLine(await RequestsAsync(sandbox, count, Stopwatch.GetElapsedTime(begin)));
    }

    /// <summary>Mail that lay there before the program saw the mailbox.</summary>
    [Fact(Explicit = true)]
    public async Task A_backlog()
    {
        var count = Setting.Number("CHATSLA_BACKLOG", 100_000);
        await using var sandbox = await SandboxProcess.StartAsync("backlog", new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Warning" }, sandbox => PourAsync(sandbox, count, Cancellation), Cancellation);
        var (store, since) = (new ProgramStore(sandbox.Data), Stopwatch.GetTimestamp());
        await sandbox.Control.ProgramAsync("start", Cancellation);
        await sandbox.Control.PostAsync("install", [], Cancellation);
        var process = ProcessFigures.Of(await sandbox.Control.ProgramIdAsync(Cancellation));
        await UntilAsync(store, "SELECT COUNT(*) FROM mails WHERE outcome = 'Opened'", count, process, "stored");
        var stored = Stopwatch.GetElapsedTime(since);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} mails stored as queries in {stored.TotalSeconds:0} s ({count / stored.TotalSeconds:0}/s), at most {process.PeakMiB()} MiB resident, {process.CpuTime().TotalSeconds:0} s of CPU"));
        output.WriteLine(await RequestsAsync(sandbox, count, stored));
        await UntilAsync(store, "SELECT COUNT(*) FROM cards WHERE activity_id IS NOT NULL", count, process, "posted");
        var posted = Stopwatch.GetElapsedTime(since);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all cards posted after {posted.TotalSeconds:0} s ({count / posted.TotalSeconds:0}/s), at most {process.PeakMiB()} MiB resident"));
    }

    private async Task UntilAsync(ProgramStore store, string sql, int count, ProcessFigures process, string what)
    {
        var (since, told) = (Stopwatch.GetTimestamp(), 0);
        while (await store.CountAsync(sql, Cancellation) is var now && now < count)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(30), $"{now} of {count} are {what} after half an hour.");
            if (Stopwatch.GetElapsedTime(since).TotalSeconds / 30 > told)
            {
                told++;
                output.WriteLine($"  {now} {what}, {process.ResidentMiB()} MiB");
            }

            await Task.Delay(1_000, Cancellation);
        }
    }

    private static async Task<SandboxProcess> StartAsync(string name, bool announced, CancellationToken cancellation) => await SandboxProcess.StartAsync(
        name,
        new Dictionary<string, string>(),
        async sandbox =>
        {
            await sandbox.Control.PostAsync("faults", new JsonObject { ["subscribeDenied"] = !announced }, cancellation);
            await sandbox.Control.ProgramAsync("start", cancellation);
            await sandbox.Control.PostAsync("install", [], cancellation);
            await Wait.UntilAsync(async () => (await sandbox.Control.SupportCardsAsync(cancellation)).Count >= 4, "the first cards", cancellation, seconds: 60);
            if (announced)
                await Wait.UntilAsync(async () => (await sandbox.Control.GetAsync("subscriptions", cancellation))["subscriptions"]!.AsArray().Count >= 3, "the subscriptions", cancellation, seconds: 60);
        },
        cancellation);

    private static async Task PourAsync(SandboxProcess sandbox, int count, CancellationToken cancellation)
    {
        for (var left = count; left > 0; left -= 1_000)
            await sandbox.Control.PostAsync("backlog", new() { ["count"] = Math.Min(left, 1_000), ["spacingSeconds"] = 0 }, cancellation);
    }

    private static async Task<string> RequestsAsync(SandboxProcess sandbox, int mails, TimeSpan took)
    {
        var requests = await sandbox.Control.GetAsync("requests", cancellation: Cancellation);
        var kinds = requests["mailboxes"]!.AsObject().SelectMany(mailbox => mailbox.Value!.AsObject()).GroupBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Sum(one => one.Value!.GetValue<int>())}");
        return string.Create(CultureInfo.InvariantCulture, $"requests to Graph: {(double)requests["total"]! / mails:0.00} a mail ({string.Join(", ", kinds)}) in {took.TotalSeconds:0} s, at most {requests["highestInFlight"]} in flight");
    }
}
