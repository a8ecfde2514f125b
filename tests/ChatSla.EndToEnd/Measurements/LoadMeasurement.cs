using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>POST /api/messages with valid tokens, and beside it the echo bots of Microsoft's SDKs, taken in turns.</summary>
public sealed class LoadMeasurement(ITestOutputHelper output)
{
    private readonly Dictionary<string, List<VolleyFigures>> taken = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Activities_a_second()
    {
        var (rounds, seconds, claims) = (Setting.Number("CHATSLA_LOAD_ROUNDS", 3), Setting.Number("CHATSLA_LOAD_SECONDS", 8), Setting.Number("CHATSLA_LOAD_CLAIMS", 18_000));
        using var connector = new QuietConnector();
        await using var sandbox = await SandboxProcess.StartAsync("load", Cancellation);
        var token = await sandbox.Control.PostAsync("token", new() { ["serviceUrl"] = connector.ServiceUrl }, Cancellation);
        var program = (await sandbox.Control.GetAsync("state", Cancellation))["program"]!;
        var (address, process) = (program["address"]!.GetValue<string>(), ProcessFigures.Of(program["pid"]!.GetValue<int>()));
        var volley = new Volley(sandbox.Data, token["token"]!.GetValue<string>());
        var card = (await sandbox.Control.SupportCardsAsync(Cancellation))[0];
        output.WriteLine($"resident memory before the load: {process.ResidentMiB()} MiB");

        using var old = await EchoBot.StartAsync("botbuilder 4.23.3", "botbuilder", Cancellation);
        using var young = await EchoBot.StartAsync("@microsoft/teams.apps 2.1.0", "teams", Cancellation);
        var queries = await OpenAsync(sandbox, process, claims);
        var (command, refresh, claim) = (MeasuredActivity.Message(connector), MeasuredActivity.Act(connector, card, "refresh"), MeasuredActivity.Act(connector, card, "claim"));
        await volley.SendAsync(address, process, MeasuredActivity.Message(connector, "messageReaction"), seconds, Cancellation);
        await volley.SendAsync(address, process, refresh, seconds / 2, Cancellation);
        await volley.SendAsync(address, process, claim, seconds, Cancellation, queries.Take(queries.Count / (rounds + 1)).ToList());
        foreach (var bot in new[] { old, young }) await volley.SendAsync(bot.Address, bot.Figures, command, seconds, Cancellation);

        for (var round = 0; round < rounds; round++)
        {
            var share = queries.Skip((round + 1) * queries.Count / (rounds + 1)).Take(queries.Count / (rounds + 1)).ToList();
            await RestAsync(process);
            Note("refresh", await volley.SendAsync(address, process, refresh, seconds, Cancellation));
            await RestAsync(process);
            Note("claim", await volley.SendAsync(address, process, claim, 2, Cancellation, share));

            // Those on their way when the last was asked for are not counted.
            Assert.True(taken["claim"][^1].Requests < share.Count - Volley.Usual, "There were too few queries: set CHATSLA_LOAD_CLAIMS.");
            await RestAsync(process);
            foreach (var bot in new[] { old, young }) Note(bot.Name, await volley.SendAsync(bot.Address, bot.Figures, command, seconds, Cancellation));
            var (answers, cpu) = (connector.Requests, process.CpuTime());
            var figures = await volley.SendAsync(address, process, command, seconds, Cancellation);
            Note("command", figures);
            await RestAsync(process);
            output.WriteLine(Invariant($"{figures.Requests} commands: {connector.Requests - answers} answers so far, {(process.CpuTime() - cpu).TotalMilliseconds / figures.Requests:0.000} ms of CPU each with what followed"));
        }

        // What any bot could come to here: wrk and a socket that says yes without looking.
        var ceiling = await volley.SendAsync(connector.ServiceUrl.TrimEnd('/'), ProcessFigures.Of(Environment.ProcessId), command, seconds, Cancellation);
        output.WriteLine($"an answer from a socket, nothing read: {Shown(ceiling)}");
        foreach (var (what, figures) in taken) output.WriteLine($"{what}: {string.Join("; ", figures.Select(Shown))}");
        foreach (var bot in new[] { old.Name, young.Name })
        {
            foreach (var ours in new[] { "command", "claim" })
                output.WriteLine(Invariant($"{ours} beside {bot}: {Median(ours, one => one.Rate) / Median(bot, one => one.Rate):0.0} times the requests, {Median(bot, one => one.Cpu) / Median(ours, one => one.Cpu):0.0} times as many for the same CPU"));
        }

        output.WriteLine($"resident memory after the load: {process.ResidentMiB()} MiB");
        var claimed = await new ProgramStore(sandbox.Data).CountAsync($"SELECT COUNT(*) FROM queries WHERE owner_id = '{Staff.Ada}'", Cancellation);
        Assert.InRange(claimed, taken["claim"].Sum(one => one.Requests), queries.Count);
    }

    /// <summary>Open queries, and nothing left to do.</summary>
    private static async Task<IReadOnlyList<string>> OpenAsync(SandboxProcess sandbox, ProcessFigures process, int count)
    {
        for (var left = count; left > 0; left -= 1_000)
            await sandbox.Control.PostAsync("backlog", new() { ["count"] = Math.Min(left, 1_000), ["spacingSeconds"] = 0 }, Cancellation);

        var store = new ProgramStore(sandbox.Data);
        await Wait.UntilAsync(async () => await store.CountAsync("SELECT COUNT(*) FROM queries WHERE owner_id IS NULL", Cancellation) >= count, "the queries", Cancellation, seconds: 600, everyMs: 1_000);
        await RestAsync(process);
        return await store.ListAsync("SELECT id FROM queries WHERE owner_id IS NULL AND state = 'open'", row => row.GetString(0), Cancellation);
    }

    /// <summary>Waits until the program does next to nothing, so that what it left for later is not done beside what is measured next.</summary>
    private static async Task RestAsync(ProcessFigures process)
    {
        var before = process.CpuTime();
        await Wait.UntilAsync(
            () =>
            {
                var (now, was) = (process.CpuTime(), before);
                before = now;
                return Task.FromResult(now - was is { TotalMilliseconds: > 0 and < 60 });
            },
            "the program at rest", Cancellation, seconds: 300, everyMs: 1_000);
    }

    private void Note(string what, VolleyFigures figures)
    {
        Assert.Equal(0, figures.Refused);
        if (!taken.TryGetValue(what, out var all)) taken[what] = all = [];
        all.Add(figures);
    }

    private double Median(string what, Func<VolleyFigures, double> of) => taken[what].Select(of).Order().ElementAt(taken[what].Count / 2);

    private static string Shown(VolleyFigures one) => Invariant($"{one.Rate:0}/s, p50 {one.P50:0.0} ms, p99 {one.P99:0.0} ms, {one.Cpu:0.000} ms of CPU");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
