using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Storms;

/// <summary>Mail pours into many mailboxes and staff answer, while Graph does whatever it is known to do.</summary>
internal sealed class Storm : IAsyncDisposable
{
    private const string SupportChannel = "19:support4e8a1b6c9d2f4753b0e6a8c1d3f59274@thread.tacv2";

    private readonly SandboxProcess sandbox;
    private readonly Random random;
    private readonly Dictionary<string, int> poured = [];
    private readonly ConcurrentDictionary<string, string> answered = new();

    private readonly int seed;

    private Storm(SandboxProcess sandbox, int seed, IReadOnlyList<string> mailboxes) => (this.sandbox, this.seed, random, Mailboxes) = (sandbox, seed, new Random(seed), mailboxes);

    public IReadOnlyList<string> Mailboxes { get; }

    public int Mails => poured.Values.Sum();

    /// <summary>The words of each answer that was accepted from a card, by its query.</summary>
    public IReadOnlyDictionary<string, string> Answered => answered;

    public ProgramStore Store => new(sandbox.Data);

    public ControlClient Control => sandbox.Control;

    public TimeSpan Took { get; private set; }

    public static async Task<Storm> StartAsync(int seed, int mailboxes, CancellationToken cancellation)
    {
        IReadOnlyList<string> added = [.. Enumerable.Range(1, mailboxes - 1).Select(number => $"storm-{number:D2}@contoso.com")];
        var sandbox = await SandboxProcess.StartAsync($"storm-{seed}", Settings(added), sandbox => PrepareAsync(sandbox, added, cancellation), cancellation);
        return new Storm(sandbox, seed, [ControlClient.Support, .. added]);
    }

    /// <summary>Pours mail and answers some of it while everything fails now and then.</summary>
    public async Task RageAsync(int mails, int answers, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        await Control.PostAsync("requests", new() { ["reset"] = true }, cancellation);

        // Teams takes 60 cards of a channel in half a minute and 1,800 in an hour.
        await Control.SpeedAsync(60, cancellation);
        await SetAsync(Faults(), cancellation);
        for (var half = 0; half < 2; half++)
        {
            await PourAsync(mails / 2, cancellation);
            await AnswerAsync(answers / 2, cancellation);
        }

        Took = Stopwatch.GetElapsedTime(since);
    }

    /// <summary>The faults end; what is under way comes to rest, and Graph says that notifications were missed.</summary>
    public async Task CalmAsync(CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        await SetAsync(new JsonObject { ["reset"] = true }, cancellation);
        await Wait.UntilAsync(() => IsAtRestAsync(cancellation), "everything at rest", cancellation, seconds: 600, everyMs: 1_000);
        foreach (var mailbox in Mailboxes) await Control.PostAsync("lifecycle", new() { ["mailbox"] = mailbox, ["event"] = "missed" }, cancellation);
        await Wait.UntilAsync(async () => await TakenAsync(cancellation) >= Mails, "every mail", cancellation, seconds: 300, everyMs: 1_000);
        await Wait.UntilAsync(() => IsAtRestAsync(cancellation), "everything at rest again", cancellation, seconds: 600, everyMs: 1_000);
        Took += Stopwatch.GetElapsedTime(since);
    }

    public async ValueTask DisposeAsync() => await sandbox.DisposeAsync();

    private JsonObject Faults()
    {
        var faults = GraphWeather.Of(seed);
        foreach (var more in new[] { "notificationUnknownIdFirst", "notificationCreatedOnMove", "deltaLostOnMoveBack" }) faults[more] = true;
        faults["concurrencyLimit"] = "app";
        return faults;
    }

    private static Dictionary<string, string> Settings(IReadOnlyList<string> mailboxes)
    {
        var settings = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Warning", ["Mailboxes:0:PollEvery"] = "PT5S" };
        foreach (var (at, mailbox) in mailboxes.Index())
        {
            settings[$"Mailboxes:{at + 1}:Address"] = mailbox;
            settings[$"Mailboxes:{at + 1}:Promise"] = "same-day";
            settings[$"Mailboxes:{at + 1}:Channel"] = SupportChannel;
            settings[$"Mailboxes:{at + 1}:PollEvery"] = "PT5S";
        }

        return settings;
    }

    private static async Task PrepareAsync(SandboxProcess sandbox, IReadOnlyList<string> mailboxes, CancellationToken cancellation)
    {
        foreach (var mailbox in mailboxes) await sandbox.Control.PostAsync("mailboxes", new() { ["address"] = mailbox }, cancellation);
        await sandbox.Control.ProgramAsync("start", cancellation);
        await sandbox.Control.PostAsync("install", [], cancellation);
        await Wait.UntilAsync(
            async () => (await sandbox.Control.GetAsync("subscriptions", cancellation))["subscriptions"]!.AsArray().Count >= (mailboxes.Count + 1) * 3, "the subscriptions", cancellation, seconds: 120, everyMs: 200);
    }

    /// <summary>In handfuls of up to five, now here and now there; some of it is moved out of the inbox, and most of that back.</summary>
    private async Task PourAsync(int count, CancellationToken cancellation)
    {
        var movers = new List<Task>();
        for (var left = count; left > 0;)
        {
            var (mailbox, handful) = (Mailboxes[random.Next(Mailboxes.Count)], Math.Min(left, 1 + random.Next(5)));
            var made = await Control.PostAsync("backlog", new() { ["mailbox"] = mailbox, ["count"] = handful, ["spacingSeconds"] = 0 }, cancellation);
            poured[mailbox] = poured.GetValueOrDefault(mailbox) + handful;
            left -= handful;
            await Task.Delay(random.Next(20), cancellation);
            if (random.Next(10) == 0) movers.Add(MoveAsync(mailbox, made["last"]!.GetValue<string>(), random.Next(300), random.Next(10) > 0, cancellation));
        }

        await Task.WhenAll(movers);
    }

    private async Task MoveAsync(string mailbox, string id, int afterMs, bool back, CancellationToken cancellation)
    {
        await Task.Delay(afterMs, cancellation);
        await Control.PostAsync("move", new() { ["mailbox"] = mailbox, ["id"] = id, ["folder"] = "archive" }, cancellation);
        await Task.Delay(afterMs, cancellation);
        if (back) await Control.PostAsync("move", new() { ["mailbox"] = mailbox, ["id"] = id, ["folder"] = "inbox" }, cancellation);
    }

    /// <summary>Staff answer queries whose cards they see, two at a time.</summary>
    private async Task AnswerAsync(int count, CancellationToken cancellation)
    {
        await Wait.UntilAsync(async () => await PostedAsync(cancellation) >= Mails * 9 / 10, "most cards", cancellation, seconds: 600, everyMs: 500);
        var cards = (await Control.SupportCardsAsync(cancellation)).Where(card => !answered.ContainsKey(card.QueryId)).ToArray();
        random.Shuffle(cards);
        await Parallel.ForEachAsync(cards.Take(count), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (card, stop) =>
        {
            var text = $"Answer to {card.QueryId}: it left our warehouse this morning.";
            var dialog = await Control.OpenAnswerAsync(card, Staff.Ada, stop);
            if (await Control.SubmitAnswerAsync(card, Staff.Ada, dialog, text, stop) is not null) answered[card.QueryId] = text;
        });
    }

    private Task<int> TakenAsync(CancellationToken cancellation) => Store.CountAsync("SELECT COUNT(DISTINCT message_id) FROM mails WHERE message_id LIKE '<backlog-%'", cancellation);

    private Task<int> PostedAsync(CancellationToken cancellation) => Store.CountAsync("SELECT COUNT(*) FROM cards WHERE activity_id IS NOT NULL", cancellation);

    private async Task<bool> IsAtRestAsync(CancellationToken cancellation) =>
        await Store.CountAsync("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND kind <> 'RepaintCard'", cancellation) == 0;

    private Task SetAsync(JsonObject faults, CancellationToken cancellation) => Control.PostAsync("faults", faults, cancellation);
}
