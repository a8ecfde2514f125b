namespace ChatSla.EndToEnd.Measurements;

/// <summary>How late queries turn amber and red, by the program's own log, with the clock at real time when they do.</summary>
public sealed class TurnMeasurement(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Turns_are_on_time()
    {
        await using var sandbox = await SandboxProcess.StartAsync("turns", Cancellation);
        for (var day = 0; day < 12; day++)
        {
            if (day % 7 < 5) await DayAsync(sandbox.Control, Monday.AddDays(day), mails: 10);
        }

        Report(sandbox.Log.Lines(), "turn after its instant, 10 queries at once", "turned");
        var before = sandbox.Log.Lines().Count();
        await DayAsync(sandbox.Control, Monday.AddDays(14), mails: 200);
        Report(sandbox.Log.Lines().Skip(before), "turn after its instant, 200 queries at once", "turned");
    }

    /// <summary>Mails at 10:00 in Stockholm; amber at 15:30 and red at 17:00, each awaited from two seconds before.</summary>
    private static async Task DayAsync(ControlClient control, DateTimeOffset day, int mails)
    {
        await JumpAsync(control, day.AddHours(9));
        var cards = (await control.SupportCardsAsync(Cancellation)).Count;
        for (var i = 0; i < mails; i++) await control.MailAsync(Customer.Karin, $"{day:MMMM d}, number {i}", "When does this turn?", Cancellation);
        await Wait.UntilAsync(async () => (await control.SupportCardsAsync(Cancellation)).Count >= cards + mails, "the day's cards", Cancellation, seconds: 120, everyMs: 500);

        foreach (var turn in new[] { day.AddHours(14.5), day.AddHours(16) })
        {
            await JumpAsync(control, turn.AddSeconds(-2));
            await Task.Delay(TimeSpan.FromSeconds(mails > 50 ? 12 : 4), Cancellation);
        }
    }

    private static Task JumpAsync(ControlClient control, DateTimeOffset to) =>
        control.PostAsync("clock", new() { ["jumpTo"] = to.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) }, Cancellation);

    private void Report(IEnumerable<System.Text.Json.Nodes.JsonNode> lines, string what, string word)
    {
        var samples = new Samples(what);
        foreach (var line in lines)
        {
            if (line["State"]?["LateMs"] is { } late && ((string?)line["Message"])!.Contains(word, StringComparison.Ordinal)) samples.Add(late.GetValue<double>());
        }

        output.WriteLine(samples.ToString());
    }
}
