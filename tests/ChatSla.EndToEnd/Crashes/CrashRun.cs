namespace ChatSla.EndToEnd.Crashes;

/// <summary>Programs on one database, one after the other of which is killed and started again under mails, clicks, answers, promises that break, and faults.</summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private const int MailsAKill = 5;

    private static readonly IReadOnlyList<(string Request, bool IsDone)> Named =
        [.. KillPoint.Named.Select(point => (point.Request, point.IsDone)).Distinct().Concat([("connector post", false), ("connector post", true), ("list", false), ("get", false)]).Distinct()];

    private readonly Random random;
    private readonly Balancer balancer;

    private CrashRun(int seed, Balancer balancer, SandboxProcess sandbox, string? postgres, int programs)
    {
        (random, this.balancer, Sandbox) = (new Random(seed), balancer, sandbox);
        Store = new ProgramStore(sandbox.Data, postgres);
        Programs = [.. Enumerable.Range(1, programs).Select(number => new ReplicaProcess(number, sandbox.Address, balancer.Address, postgres, sandbox.Data, Quick()))];
        balancer.SendTo(Programs.Select(one => one.Address));
        Weather = new CrashWeather(sandbox.Control, seed);
        Traffic = new CrashTraffic(sandbox.Control, random);
    }

    public SandboxProcess Sandbox { get; }

    public ProgramStore Store { get; }

    public IReadOnlyList<ReplicaProcess> Programs { get; }

    public CrashTraffic Traffic { get; private set; }

    public CrashWeather Weather { get; }

    /// <summary>How many were killed, by the request they were killed at, or "any moment".</summary>
    public Dictionary<string, int> Kills { get; } = [];

    /// <param name="postgres">The database; null: a SQLite file, which only one program can have.</param>
    public static async Task<CrashRun> StartAsync(string name, int seed, string? postgres, int programs, CancellationToken cancellation)
    {
        var balancer = Balancer.Start();
        var run = new CrashRun(seed, balancer, await SandboxProcess.StartBesideAsync(name, balancer.Address, cancellation), postgres, programs);
        try
        {
            await run.PrepareAsync(cancellation);
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }

        return run;
    }

    /// <summary>Half of the kills strike at any moment, half at the next request of a kind, each kind in its turn.</summary>
    public async Task RageAsync(int kills, CancellationToken cancellation)
    {
        using var ends = new CancellationTokenSource();
        var running = Task.WhenAll(Traffic.RunAsync(ends.Token, cancellation), Weather.RageAsync(ends.Token, cancellation));
        for (var named = random.Next(Named.Count); Kills.Values.Sum() < kills && !running.IsFaulted;)
        {
            Traffic.Most = MailsAKill * (Kills.Values.Sum() + 1);

            // Some are killed while they start.
            if (random.Next(5) > 0) await UntilServedAsync(cancellation);
            await Task.Delay(200 + random.Next(2_000), cancellation);
            if (random.Next(2) == 0)
            {
                Programs[random.Next(Programs.Count)].Kill();
                Note("any moment");
            }
            else
            {
                var (request, isDone) = Named[named++ % Named.Count];
                if (await StruckAsync(request, isDone, cancellation)) Note($"{(isDone ? "after" : "before")} {request}");
            }

            Revive();
        }

        await ends.CancelAsync();
        await running;
        await UntilAllAnswerAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Programs) one.Dispose();
        await Sandbox.DisposeAsync();
        await balancer.DisposeAsync();
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var one in Programs) one.Start();
        await UntilAllAnswerAsync(cancellation);
        await Sandbox.Control.PostAsync("install", [], cancellation);
        await Sandbox.Control.SpeedAsync(60, cancellation);
        Traffic = new CrashTraffic(Sandbox.Control, random) { Before = (await Sandbox.Control.MessagesAsync("inbox", cancellation)).Count };
    }

    private Task UntilAllAnswerAsync(CancellationToken cancellation) => Wait.UntilAsync(
        async () =>
        {
            Revive();
            return (await Task.WhenAll(Programs.Select(one => one.AnswersAsync(cancellation)))).All(answers => answers);
        },
        "all programs are ready", cancellation, seconds: 120, everyMs: 300);

    /// <summary>All answer, and somebody's click was answered: kills that come before every click would show nothing of clicks.</summary>
    private async Task UntilServedAsync(CancellationToken cancellation)
    {
        var before = Traffic.Clicks;
        await UntilAllAnswerAsync(cancellation);
        for (var patience = 0; patience < 100 && Traffic.Clicks == before; patience++) await Task.Delay(100, cancellation);
    }

    private async Task<bool> StruckAsync(string request, bool isDone, CancellationToken cancellation)
    {
        await Sandbox.Control.PostAsync("program", new() { ["action"] = "kill", ["at"] = request, ["done"] = isDone }, cancellation);
        for (var patience = 0; patience < 200; patience++)
        {
            if (Programs.Any(one => one.IsGone)) return true;
            await Task.Delay(50, cancellation);
        }

        await Sandbox.Control.PostAsync("program", new() { ["action"] = "kill", ["at"] = "" }, cancellation);
        return false;
    }

    private void Revive()
    {
        foreach (var gone in Programs.Where(one => one.IsGone)) gone.Start();
    }

    private void Note(string what) => Kills[what] = Kills.GetValueOrDefault(what) + 1;

    /// <summary>Half an hour for an answer, half of it until amber, at any time of the day: every few kills a promise breaks.</summary>
    private static Dictionary<string, string> Quick()
    {
        var settings = new Dictionary<string, string>
        {
            ["Calendars:always:Zone"] = "Europe/Stockholm",
            ["Promises:quick:Service"] = "Questions about orders are answered by a person.",
            ["Promises:quick:Owner"] = "Mia Ek",
            ["Promises:quick:Calendar"] = "always",
            ["Promises:quick:FirstResponse:WithinWorkingHours"] = "30min",
            ["Promises:quick:FirstResponse:Aim"] = "15min",
            ["Mailboxes:0:Promise"] = "quick",
            ["Mailboxes:0:PollEvery"] = "PT1M",
        };
        foreach (var day in Enum.GetNames<DayOfWeek>()) settings[$"Calendars:always:Hours:{day}"] = "00:00-24:00";
        return settings;
    }
}
