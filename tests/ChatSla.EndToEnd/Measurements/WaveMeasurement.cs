using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>300 queries of one channel turn red in the same second: how long until every card is right, beside what Teams' limits allow at best.</summary>
public sealed class WaveMeasurement(ITestOutputHelper output)
{
    private const int Many = 300;
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero);
    private static readonly (int Count, double Seconds)[] Limits = [(7, 1), (8, 2), (60, 30), (1800, 3600)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task A_wave_of_red()
    {
        await using var sandbox = await SandboxProcess.StartAsync("wave", Cancellation);
        var control = sandbox.Control;
        var first = (await control.SupportCardsAsync(Cancellation)).Count;
        await control.PostAsync("backlog", new() { ["mailbox"] = ControlClient.Support, ["count"] = Many, ["spacingSeconds"] = 1 }, Cancellation);
        await control.SpeedAsync(60, Cancellation);
        await Wait.UntilAsync(async () => (await control.SupportCardsAsync(Cancellation)).Count >= first + Many, "all cards", Cancellation, seconds: 600, everyMs: 1000);
        await JumpAsync(control, Due.AddMinutes(-89));
        await Wait.UntilAsync(async () => await CountAsync(control, "Amber") >= Many, "all amber", Cancellation, seconds: 600, everyMs: 1000);
        await JumpAsync(control, Due.AddSeconds(-3));
        await control.SpeedAsync(1, Cancellation);
        await control.PostAsync("connector", new() { ["reset"] = true }, Cancellation);

        var managers = -1.0;
        double now;
        do
        {
            await Task.Delay(250, Cancellation);
            now = ((DateTimeOffset)(await control.GetAsync("clock", Cancellation))["now"]! - Due).TotalSeconds;
            if (managers < 0 && await ManagersAsync(control) > 0) managers = now;
        }
        while (await CountAsync(control, "Red") < Many && now < 1800);

        var connector = await control.GetAsync("connector", Cancellation);
        var (red, said) = (await CountAsync(control, "Red"), await ManagersAsync(control));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{red} of {Many} cards red {now:0.0} s after their instant; at best, with nothing else said in the channel, {AtBest(Many):0.0} s"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"managers: the first message after {managers:0.0} s, {said} messages; requests {connector["requests"]}, above a limit {connector["violations"]}"));
        Assert.Equal(0, (int)connector["violations"]!);
        Assert.True(now < 1800);
    }

    /// <summary>When the last of so many requests may arrive, if each arrives as early as the limits let it.</summary>
    private static double AtBest(int count)
    {
        var at = new List<double>();
        while (at.Count < count) at.Add(Limits.Max(limit => at.Count < limit.Count ? 0 : at[^limit.Count] + limit.Seconds) is var earliest && at.Count > 0 ? Math.Max(earliest, at[^1]) : 0);
        return at[^1];
    }

    private static async Task<int> CountAsync(ControlClient control, string light) =>
        (await control.SupportCardsAsync(Cancellation)).Count(card => card.Says.Contains($"{light}:", StringComparison.Ordinal));

    private static async Task<int> ManagersAsync(ControlClient control) =>
        ControlClient.Channel(await control.GetAsync("teams", Cancellation), "Managers")["threads"]!.AsArray().Count;

    private static Task<JsonNode> JumpAsync(ControlClient control, DateTimeOffset to) =>
        control.PostAsync("clock", new() { ["jumpTo"] = to.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, Cancellation);
}
