using System.Diagnostics;

namespace ChatSla.EndToEnd;

/// <summary>One walk from mail to answer, with the program killed somewhere in it and started again.</summary>
internal sealed class KillRound
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly SandboxProcess sandbox;
    private readonly Customer customer;
    private readonly string subject;
    private readonly string answer;
    private readonly KillPoint point;
    private readonly TaskCompletionSource struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int program;

    /// <param name="seed">Names the customer and the mail.</param>
    public KillRound(SandboxProcess sandbox, int seed, KillPoint point)
    {
        (this.sandbox, this.point) = (sandbox, point);
        customer = new Customer($"Customer {seed}", $"customer-{seed}@acme.example");
        subject = $"Order {seed} has not arrived";
        answer = $"Order {seed} left our warehouse this morning.";
    }

    /// <summary>Cards that the crash left behind, before a client saw them.</summary>
    public int Orphans { get; private set; }

    /// <summary>Drafts without the answer's text that the crash left in the shared mailbox.</summary>
    public int Drafts { get; private set; }

    private ControlClient Control => sandbox.Control;

    public override string ToString() => $"{point}, {Orphans} orphaned cards, {Drafts} empty drafts left";

    public async Task RunAsync(CancellationToken cancellation)
    {
        await Control.SpeedAsync(1, cancellation);
        program = await Control.ProgramIdAsync(cancellation);
        var draftsBefore = (await Control.MessagesAsync("drafts", cancellation)).Count;
        var walk = WalkAsync(cancellation);
        await Task.WhenAny(walk, struck.Task);
        await struck.Task.WaitAsync(TimeSpan.FromSeconds(point.Delay is null ? 20 : 1), cancellation);

        await Control.ProgramAsync("start", cancellation);
        await Control.SpeedAsync(60, cancellation);
        await walk;

        // A minute and a half of the sandbox, in which an answer sent by mistake would be sent again.
        await Task.Delay(1_500, cancellation);
        Orphans = (await CardsAsync(cancellation)).Count - 1;
        Drafts = (await Control.MessagesAsync("drafts", cancellation)).Count - draftsBefore;
        await Control.RefreshAsync(Staff.Sara, cancellation);
        await Wait.UntilAsync(async () => (await CardsAsync(cancellation)).Count == 1, "exactly one card", cancellation);
        await AssertSettledAsync(cancellation);
    }

    private async Task WalkAsync(CancellationToken cancellation)
    {
        await using var news = await SandboxNews.ListenAsync(sandbox.Http, cancellation);
        await Control.MailAsync(customer, subject, "It was to come on Tuesday. Where is it now?", cancellation);
        await PassAsync(Step.Mail, cancellation);
        await news.NextAsync("teams", cancellation);
        await PassAsync(Step.Posting, cancellation);
        await Wait.UntilAsync(async () => await Control.FindCardAsync(subject, cancellation) is not null, "the card", cancellation);

        var claim = PassAsync(Step.Claiming, cancellation);
        await UntilReachedAsync(async card => await Control.ClaimAsync(card, Staff.Ada, cancellation), cancellation);
        await claim;

        var opening = PassAsync(Step.Opening, cancellation);
        var dialog = await UntilReachedAsync(card => Control.OpenAnswerAsync(card, Staff.Ada, cancellation), cancellation);
        await opening;

        var submitting = PassAsync(Step.Submitting, cancellation);
        var drafting = PassAfterDraftAsync(news, cancellation);
        var said = await UntilReachedAsync(card => Control.SubmitAnswerAsync(card, Staff.Ada, dialog, answer, cancellation), cancellation);
        Assert.Contains("on its way", said, StringComparison.Ordinal);
        await submitting;
        await drafting;
        await Wait.UntilAsync(async () => (await Control.AnswersToAsync(customer, cancellation)).Count > 0, "the answer in the customer's mailbox", cancellation, seconds: 60);
        await Wait.UntilAsync(
            async () => (await CardsAsync(cancellation)).Any(card => card.Says.Contains("answered", StringComparison.Ordinal)), "a card that says who answered", cancellation);
    }

    /// <summary>Here the program is killed, if this is the step to do it after.</summary>
    private async Task PassAsync(Step step, CancellationToken cancellation)
    {
        if (step != point.After) return;
        if (point.Delay is not { } delay)
        {
            await Control.PostAsync("program", new() { ["action"] = "kill", ["at"] = point.Request, ["done"] = point.IsDone }, cancellation);
            _ = StruckAsync(cancellation);
            return;
        }

        var since = Stopwatch.GetTimestamp();
        await Task.Yield();
        while (Stopwatch.GetElapsedTime(since) < delay) await Task.Delay(delay < TimeSpan.FromMilliseconds(30) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(1), cancellation);

        // At once: the control interface would look for children of the process first.
        using (var process = Process.GetProcessById(program)) process.Kill();
        await Control.ProgramAsync("kill", cancellation);
        struck.SetResult();
    }

    private async Task StruckAsync(CancellationToken cancellation)
    {
        try
        {
            await Wait.UntilAsync(async () => (string?)(await Control.GetAsync("state", cancellation))["program"]!["state"] == "stopped", $"the program {point}", cancellation, seconds: 30);
            struck.SetResult();
        }
        catch (Exception error)
        {
            struck.SetException(error);
        }
    }

    /// <summary>The draft has been made and has been written to.</summary>
    private async Task PassAfterDraftAsync(SandboxNews news, CancellationToken cancellation)
    {
        if (point.After != Step.Drafting) return;

        news.Forget();
        for (var i = 0; i < 2; i++) await news.NextAsync("mail", cancellation);
        await PassAsync(Step.Drafting, cancellation);
    }

    /// <summary>What a person does whose click came to nothing: presses again, on whichever card there is.</summary>
    private async Task<T> UntilReachedAsync<T>(Func<CardSeen, Task<T>> act, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await act((await CardsAsync(cancellation))[0]);
            }
            catch (ControlException error) when (error.ProgramIsGone)
            {
                await Task.Delay(Again, cancellation);
            }
        }
    }

    private async Task<IReadOnlyList<CardSeen>> CardsAsync(CancellationToken cancellation)
    {
        var cards = await Control.SupportCardsAsync(cancellation);
        return [.. cards.Where(card => card.Shows(subject))];
    }

    private async Task AssertSettledAsync(CancellationToken cancellation)
    {
        var card = Assert.Single(await CardsAsync(cancellation));
        Assert.Contains("Ada Berg answered", card.Says, StringComparison.Ordinal);
        Assert.Contains(answer, Assert.Single(await Control.AnswersToAsync(customer, cancellation)), StringComparison.Ordinal);
        Assert.Single(await Control.MessagesAsync("sentitems", cancellation), mail => mail.ToJsonString().Contains(answer, StringComparison.Ordinal));
        // A person who finds it in Outlook would send it a second time.
        Assert.DoesNotContain(await Control.MessagesAsync("drafts", cancellation), mail => mail.ToJsonString().Contains(answer, StringComparison.Ordinal));
    }
}
