using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>POST /api/messages with valid tokens, 16 connections, by wrk.</summary>
public sealed class LoadMeasurement(ITestOutputHelper output)
{
    private const string Bot = "28:22222222-2222-4222-8222-222222222222";
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Activities_a_second()
    {
        await using var sandbox = await SandboxProcess.StartAsync("load", Cancellation);
        var token = await sandbox.Control.PostAsync("token", [], Cancellation);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Data, "token"), token["token"]!.GetValue<string>(), Cancellation);
        var program = (await sandbox.Control.GetAsync("state", Cancellation))["program"]!;
        var (address, process) = (program["address"]!.GetValue<string>(), ProcessFigures.Of(program["pid"]!.GetValue<int>()));
        var teams = await sandbox.Control.GetAsync("teams", Cancellation);
        var chat = teams["personal"]!.AsArray().Single(chat => (string?)chat!["aadObjectId"] == Staff.Ada)!["conversationId"]!.GetValue<string>();
        var service = token["serviceUrl"]!.GetValue<string>();
        var card = (await sandbox.Control.SupportCardsAsync(Cancellation))[0];

        output.WriteLine($"resident memory before the load: {process.ResidentMiB()} MiB");
        await RunAsync(sandbox, address, process, "an activity that nothing follows (messageReaction)", Activity(service, chat, "messageReaction"));
        await RunAsync(sandbox, address, process, "an invoke that answers with a card (refresh)", Refresh(service, card));
        var help = Activity(service, chat, "message");
        help["text"] = "help";
        var said = CountOf(await sandbox.Control.GetAsync("teams", Cancellation));
        var since = Stopwatch.GetTimestamp();
        var taken = await RunAsync(sandbox, address, process, "a message that is answered (help)", help);
        await DrainAsync(sandbox, said, taken, since);
        output.WriteLine($"resident memory after the load: {process.ResidentMiB()} MiB");
    }

    private async Task<int> RunAsync(SandboxProcess sandbox, string address, ProcessFigures process, string what, JsonObject activity)
    {
        var file = Path.Combine(sandbox.Data, "activity.json");
        await File.WriteAllTextAsync(file, activity.ToJsonString(), Cancellation);
        var warm = activity["type"]!.GetValue<string>() == "message" ? 0 : await WrkAsync(sandbox, address, file, 3, "warm").ContinueWith(run => run.Result[0], Cancellation, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        var cpu = process.CpuTime();
        var figures = await WrkAsync(sandbox, address, file, 10, "run");
        var spent = process.CpuTime() - cpu;
        Assert.Equal(0, figures[1]);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {figures[0] / (figures[2] / 1e6):0} requests/s, p50 {figures[3] / 1000.0:0.0} ms, p99 {figures[4] / 1000.0:0.0} ms, {spent.TotalMilliseconds / figures[0]:0.00} ms of the program's CPU each ({warm} to warm up)"));
        return (int)figures[0];
    }

    /// <summary>Messages are taken in first and answered from the outbox.</summary>
    private async Task DrainAsync(SandboxProcess sandbox, int said, int taken, long since)
    {
        var answered = 0;
        await Wait.UntilAsync(async () => (answered = CountOf(await sandbox.Control.GetAsync("teams", Cancellation)) - said) >= taken, "all answers", Cancellation, seconds: 400, everyMs: 1_000);
        var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all {answered} answers were in the chat {took:0} s after the first message: {answered / took:0} answers/s"));
    }

    private static int CountOf(JsonNode teams) => teams["personal"]!.AsArray().Sum(chat => chat!["messages"]!.AsArray().Count);

    /// <returns>Requests, refused, microseconds, p50 and p99 in microseconds.</returns>
    private static async Task<long[]> WrkAsync(SandboxProcess sandbox, string address, string activity, int seconds, string run)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Measurements", "messages.lua");
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string[] arguments = ["-t2", "-c16", $"-d{seconds}s", "-s", script, $"{address}/api/messages", "--", activity, Path.Combine(sandbox.Data, "token"), $"{run}-{Guid.NewGuid():N}"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync(Cancellation);
        await wrk.WaitForExitAsync(Cancellation);
        var line = said.Split('\n').SingleOrDefault(line => line.StartsWith("FIGURES", StringComparison.Ordinal)) ?? throw new InvalidOperationException(said);
        return [.. line.Split(' ').Skip(1).Select(figure => long.Parse(figure, CultureInfo.InvariantCulture))];
    }

    private static JsonObject Refresh(string service, CardSeen card)
    {
        var invoke = Activity(service, card.ConversationId, "invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = card.ActivityId;
        invoke["conversation"]!["conversationType"] = "channel";
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = "refresh",
                ["data"] = new JsonObject { ["query"] = card.QueryId, ["live"] = true },
            },
            ["trigger"] = "automatic",
        };
        return invoke;
    }

    private static JsonObject Activity(string service, string conversation, string type) => new()
    {
        ["type"] = type,
        ["id"] = "@ID@",
        ["timestamp"] = "2026-11-23T08:40:00.000Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = service,
        ["from"] = new JsonObject { ["id"] = "29:1Qf0sYbK2vRz8mTnA4cXgWd7LhPuEoJi5adaBerg-3kVyNqZtM6rSxCwHfGlUj", ["name"] = "Ada Berg", ["aadObjectId"] = Staff.Ada },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "ChatSla" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };
}
