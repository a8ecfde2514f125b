using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Crashes;

/// <summary>Customers who write and staff who claim, answer and escalate, through whichever program answers, while programs are killed.</summary>
internal sealed class CrashTraffic(ControlClient control, Random random)
{
    public const string ReasonBegin = "They threaten to cancel order";

    private static readonly string[] People = [Staff.Ada, Staff.Bo, Staff.Sara];

    private readonly ConcurrentDictionary<int, bool> taken = new();
    private volatile IReadOnlyList<CardSeen> seen = [];

    /// <summary>How many mails were there before.</summary>
    public int Before { get; init; }

    /// <summary>No more mails are written than this, however long all takes.</summary>
    public int Most { get; set; }

    /// <summary>How many mails there are.</summary>
    public int Count => Before + Written.Count;

    /// <summary>The numbers of the mails that were written.</summary>
    public ConcurrentBag<int> Written { get; } = [];

    /// <summary>Those whose answer the program has promised to send.</summary>
    public ConcurrentBag<int> Answered { get; } = [];

    /// <summary>Those that the program has said are escalated.</summary>
    public ConcurrentBag<int> Escalated { get; } = [];

    /// <summary>Those whose claim was answered with the owner's card, and who pressed.</summary>
    public ConcurrentDictionary<int, string> Claimed { get; } = new();

    public int Clicks { get; private set; }

    public static Customer CustomerOf(int number) => new($"Customer {number}", $"customer-{number}@acme.example");

    public static string SubjectOf(int number) => $"Order {number:0000} has not arrived";

    public static string AnswerOf(int number) => $"Order {number:0000} left our warehouse this morning.";

    public static string ReasonOf(int number) => $"{ReasonBegin} {number:0000}.";

    public Task RunAsync(CancellationToken ends, CancellationToken cancellation) =>
        Task.WhenAll(WriteAsync(ends, cancellation), LookAsync(ends, cancellation), ServeAsync(ends, cancellation), ServeAsync(ends, cancellation), ServeAsync(ends, cancellation));

    private async Task WriteAsync(CancellationToken ends, CancellationToken cancellation)
    {
        for (var number = 1; !ends.IsCancellationRequested;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400 + Next(600)), cancellation);
            if (number > Most) continue;

            await control.MailAsync(CustomerOf(number), SubjectOf(number), "It was to come on Tuesday. Where is it now?", cancellation);
            Written.Add(number++);
        }
    }

    /// <summary>What stands in the channel is read once for all.</summary>
    private async Task LookAsync(CancellationToken ends, CancellationToken cancellation)
    {
        while (!ends.IsCancellationRequested)
        {
            seen = await control.SupportCardsAsync(cancellation);
            await Task.Delay(1_000, cancellation);
        }
    }

    private async Task ServeAsync(CancellationToken ends, CancellationToken cancellation)
    {
        while (!ends.IsCancellationRequested)
        {
            await Task.Delay(100 + Next(200), cancellation);
            foreach (var card in seen)
            {
                if (Written.Where(one => card.Shows(SubjectOf(one))).Cast<int?>().FirstOrDefault() is { } number && taken.TryAdd(number, true)) await ServeAsync(number, ends, cancellation);
                if (ends.IsCancellationRequested) return;
            }
        }
    }

    /// <summary>A third is left until it is red; of the rest two press Claim at once, and one of them goes on.</summary>
    private async Task ServeAsync(int number, CancellationToken ends, CancellationToken cancellation)
    {
        if (Next(3) == 0) return;

        var (one, other) = (People[Next(3)], People[Next(3)]);
        await Task.WhenAll(ClaimAsync(number, one, ends, cancellation), ClaimAsync(number, other, ends, cancellation));
        switch (Next(4))
        {
            case 0:
                return;
            case 1:
                if (await SubmitAsync(number, one, "escalate", "reason", ReasonOf(number), ends, cancellation) is not null) Escalated.Add(number);
                return;
            default:
                if ((await SubmitAsync(number, one, "answer", "text", AnswerOf(number), ends, cancellation))?.Contains("on its way", StringComparison.Ordinal) == true) Answered.Add(number);
                return;
        }
    }

    private async Task ClaimAsync(int number, string person, CancellationToken ends, CancellationToken cancellation)
    {
        var answer = await AgainAsync<JsonNode>(number, async card => await control.ClaimAsync(card, person, cancellation), ends, cancellation);

        // Whoever was too late is told a sentence and no card.
        if ((string?)answer?["body"]?["type"] == "application/vnd.microsoft.card.adaptive") Claimed.TryAdd(number, person);
    }

    private async Task<string?> SubmitAsync(int number, string person, string dialog, string input, string text, CancellationToken ends, CancellationToken cancellation)
    {
        var open = await AgainAsync(number, card => OpenAsync(card, person, dialog, cancellation), ends, cancellation);
        return open is null ? null : await AgainAsync(number, card => control.SubmitAsync(card, person, open, input, text, cancellation), ends, cancellation);
    }

    /// <summary>Where a colleague has it, it is taken over first.</summary>
    private async Task<JsonObject?> OpenAsync(CardSeen card, string person, string dialog, CancellationToken cancellation)
    {
        var open = await control.OpenAsync(card, person, dialog, cancellation);
        if (open?["take"] is null) return open;

        await control.SubmitAsync(card, person, open, "text", "", cancellation);
        return null;
    }

    /// <summary>Presses again until somebody answers, or, when all is over, gives up.</summary>
    private async Task<T?> AgainAsync<T>(int number, Func<CardSeen, Task<T?>> act, CancellationToken ends, CancellationToken cancellation)
        where T : class
    {
        for (var tries = 0; tries < 400; tries++)
        {
            try
            {
                if (seen.FirstOrDefault(one => one.Shows(SubjectOf(number))) is { } card && await act(card) is { } answer)
                {
                    Clicks++;
                    return answer;
                }

                if (ends.IsCancellationRequested) return null;
            }
            catch (ControlException error) when (error.ProgramIsGone)
            {
                // Killed, or about to be.
            }

            await Task.Delay(100, cancellation);
        }

        return null;
    }

    private int Next(int below)
    {
        lock (random) return random.Next(below);
    }
}
