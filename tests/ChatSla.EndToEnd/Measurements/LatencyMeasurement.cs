using System.Diagnostics;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>How long people wait, with the clock at real time and the sandbox's polling every 2 s.</summary>
public sealed class LatencyMeasurement(ITestOutputHelper output)
{
    private readonly Samples toCard = new("mail in the mailbox to card in the channel");
    private readonly Samples claimed = new("click on Claim to its answer");
    private readonly Samples opened = new("click on Answer to its dialog");
    private readonly Samples submitted = new("submit to the dialog's answer");
    private readonly Samples toCustomer = new("submit to answer in the customer's mailbox");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task From_a_mail_to_its_answer()
    {
        await using var sandbox = await SandboxProcess.StartAsync("latency", Cancellation);
        await using var news = await SandboxNews.ListenAsync(sandbox.Http, Cancellation);
        var random = new Random(1);
        for (var i = 0; i < Setting.Number("CHATSLA_SAMPLES", 200); i++)
        {
            // Any moment between two polls.
            await Task.Delay(random.Next(2_000), Cancellation);
            await WalkAsync(sandbox.Control, news, new Customer($"Customer {i}", $"customer-{i}@acme.example"), $"Question number {i} of many");
        }

        foreach (var samples in new[] { toCard, claimed, opened, submitted, toCustomer }) output.WriteLine(samples.ToString());
    }

    private async Task WalkAsync(ControlClient control, SandboxNews news, Customer customer, string subject)
    {
        news.Forget();
        var since = Stopwatch.GetTimestamp();
        await control.MailAsync(customer, subject, "How long does this take?", Cancellation);
        CardSeen? card = null;
        toCard.Add(await news.UntilAsync("teams", since, async () => (card = await control.FindCardAsync(subject, Cancellation)) is not null, Cancellation));

        claimed.Add(await TimeAsync(() => control.ClaimAsync(card!, Staff.Ada, Cancellation)));
        System.Text.Json.Nodes.JsonObject data = [];
        opened.Add(await TimeAsync(async () => data = await control.OpenAnswerAsync(card!, Staff.Ada, Cancellation)));

        news.Forget();
        since = Stopwatch.GetTimestamp();
        submitted.Add(await TimeAsync(() => control.SubmitAnswerAsync(card!, Staff.Ada, data, "About this long.", Cancellation)));
        toCustomer.Add(await news.UntilAsync("mail", since, async () => (await control.AnswersToAsync(customer, Cancellation)).Count > 0, Cancellation));
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var since = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(since);
    }
}
