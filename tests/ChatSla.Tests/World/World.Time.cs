using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>How time passes: only when a test says so.</summary>
public sealed partial class World
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>By the machine's clock; only a test that fails waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Lets time pass at once, and what fell due meanwhile be done.</summary>
    public async Task PassAsync(Duration duration)
    {
        clock.Advance(duration.ToTimeSpan());
        await IdleAsync();
    }

    /// <summary>Lets time pass while the program is stopped.</summary>
    public void PassUnseen(Duration duration) => clock.Advance(duration.ToTimeSpan());

    /// <summary>Goes to an instant, and not a moment further.</summary>
    public Task GoToAsync(Instant at) => PassAsync(at - Now);

    /// <summary>Goes to the next instant at which a query changes by itself.</summary>
    public async Task JumpToNextTurnAsync() =>
        await GoToAsync(await NextTurnAsync() ?? throw new InvalidOperationException("No query has a next turn."));

    /// <summary>Waits, by small steps of the clock, until the mailbox was read whole and nothing is under way that would happen within a minute.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await ReadMailboxAsync();
            await ReadMailboxAsync();
            await IdleAsync();
        }
        while (await WaitingAsync(Now + Duration.FromMinutes(1)) > 0);
    }

    /// <summary>Moves the clock by small steps until it is so.</summary>
    public Task UntilAsync(string what, Func<Task<bool>> isSo) => WaitAsync(what, isSo, step: Poll);

    /// <summary>The same by larger steps.</summary>
    public Task UntilAsync(string what, Func<Task<bool>> isSo, Duration step) => WaitAsync(what, isSo, step.ToTimeSpan());

    /// <summary>
    /// Waits, without moving the clock, until everything that is due now has been done and every program rests: seen at one moment, for a turn
    /// makes an alert and an alert a message, and what the due loop looks for by itself is seen in no table before.
    /// </summary>
    public Task IdleAsync() => WaitAsync(
        "nothing is due",
        async () => TheyRest() && await ReadAsync(session => session.GetAsync<int>(
            $"""
            SELECT ({Waiting}) + (SELECT COUNT(*) FROM queries WHERE next_turn_at <= @until OR next_alert_at <= @until)
              + (SELECT COUNT(*) FROM alerts WHERE ended_at IS NULL AND queued_at IS NULL AND say_at <= @until)
            """,
            new { until = Now, open = OpenBy(Now) })) == 0 && TheyRest(),
        step: null);

    private bool TheyRest() => Programs.All(one => one.Services.GetRequiredService<DueSignal>().RestsUntil > Now);

    /// <summary>What waits for its turn behind an older message of its lane, or at a gate that does not open by then, is not counted.</summary>
    private const string Waiting =
        """
        SELECT COUNT(*) FROM outbox o WHERE done_at IS NULL AND parked_at IS NULL AND due_at <= @until AND (gate IS NULL OR gate IN @open OR leased_until IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.lane = o.lane AND p.id < o.id AND p.done_at IS NULL AND p.parked_at IS NULL)
        """;

    private Task<Instant?> NextTurnAsync() => ReadAsync(session => session.FindInstantAsync("SELECT MIN(next_turn_at) FROM queries"));

    private Task<int> WaitingAsync(Instant until) => ReadAsync(session => session.GetAsync<int>(Waiting, new { until, open = OpenBy(until) }));

    /// <summary>The gates that are open at every program that knows them: who waits at one of them goes when that one opens.</summary>
    private IReadOnlyList<string> OpenBy(Instant until)
    {
        var all = Programs.Select(one => one.Services.GetRequiredService<SendGates>()).ToList();
        var open = all.ToDictionary(gates => gates, gates => gates.OpenBy(until).ToHashSet());
        return [.. open.Values.SelectMany(names => names).Distinct().Where(name => all.All(gates => !gates.Knows(name) || open[gates].Contains(name)))];
    }

    /// <summary>Both folders are read once more. A reading that was under way counts, so whoever wants to be sure asks twice.</summary>
    private async Task ReadMailboxAsync()
    {
        clock.Advance(Poll);
        var since = Now;
        await WaitAsync("the mailbox was read", () => Task.FromResult(WasRead("inbox", since) && WasRead("sentitems", since)), step: Poll);
    }

    private bool WasRead(string mailFolder, Instant since) => Programs.Any(one => one.Services.GetRequiredService<MailboxHealth>().Of(WorldSettings.Support, mailFolder)?.ReadAt >= since);

    /// <param name="step">How far the clock is moved now and then, or null.</param>
    private async Task WaitAsync(string what, Func<Task<bool>> isSo, TimeSpan? step, TimeSpan? patience = null)
    {
        var (begin, look) = (TimeProvider.System.GetTimestamp(), 0);
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > (patience ?? Patience)) Assert.Fail($"It never came true that {what}. {await OutboxAsync()}");

            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
            if (step is { } by && ++look % 20 == 0) clock.Advance(by);
        }
    }

    private async Task<string> OutboxAsync() => $"It is {Now.ToUnixTimeMilliseconds()}. Outbox: " + string.Join("; ", await ReadAsync(session => session.ListAsync<string>(
        "SELECT kind || ' tries ' || attempts || ' due ' || due_at || COALESCE(' parked ' || parked_at, '') || COALESCE(' leased until ' || leased_until, '') || COALESCE(' at ' || gate, '') || COALESCE(' ' || last_error, '') FROM outbox WHERE done_at IS NULL")));
}
