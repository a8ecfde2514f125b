using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatSla.EndToEnd.Crashes;

/// <summary>What the kills came to: each mail, click, answer and alert against what stands in the mailboxes, in Teams and in the database.</summary>
internal sealed class CrashAccount
{
    private const int MostTold = 20;

    /// <summary>Those of a parked message wait for whoever looks at it, or for the next alert to the same place.</summary>
    private const string WaitingAlerts = "alerts a WHERE ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.lane = 'tell:' || a.place AND o.parked_at IS NOT NULL)";

    private readonly CrashRun run;
    private readonly List<string> wrong = [];
    private string alerts = "";
    private int doubted;

    private CrashAccount(CrashRun run) => this.run = run;

    /// <summary>Empty: nothing was lost and nothing came twice.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>Alert messages that were posted and not noted, and posted again.</summary>
    public int ExtraAlerts { get; private set; }

    private CrashTraffic Traffic => run.Traffic;

    private ControlClient Control => run.Sandbox.Control;

    /// <summary>Waits until what is under way has come to rest.</summary>
    public static async Task<CrashAccount> OfAsync(CrashRun run, CancellationToken cancellation)
    {
        var account = new CrashAccount(run);
        await account.RestAsync(cancellation);
        await account.CheckMailsAsync(cancellation);
        await account.CheckCardsAsync(cancellation);
        await account.CheckClicksAsync(cancellation);
        await account.CheckAnswersAsync(cancellation);
        await account.CheckAlertsAsync(cancellation);
        return account;
    }

    public override string ToString() =>
        $"{run.Kills.Values.Sum()} kills -9 ({string.Join(", ", run.Kills.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"))}); {Traffic.Written.Count} mails, {Traffic.Clicks} clicks, "
        + $"{Traffic.Claimed.Count} claims, {Traffic.Answered.Count} answers, {Traffic.Escalated.Count} escalations, {alerts}; {run.Weather.Refusals} refusals of Teams, {run.Weather.LostAnswers} answers of it lost; wrong: {wrong.Count}";

    private async Task RestAsync(CancellationToken cancellation)
    {
        await Control.PostAsync("lifecycle", new() { ["mailbox"] = ControlClient.Support, ["event"] = "missed" }, cancellation);
        await UntilAsync(async () => await CountAsync("queries", cancellation) >= Traffic.Count, "a query for every mail", cancellation);
        await UntilAsync(
            async () => await CountAsync("outbox WHERE done_at IS NULL AND parked_at IS NULL AND kind <> 'RepaintCard'", cancellation) == 0 && await CountAsync(WaitingAlerts, cancellation) == 0,
            "an empty outbox, and no alert that waits", cancellation);

        // What a kill left behind is taken away when a client shows it.
        await UntilAsync(
            async () =>
            {
                await Control.RefreshAsync(Staff.Sara, cancellation);
                return (await Control.SupportCardsAsync(cancellation)).Count == Traffic.Count;
            },
            "exactly one card for every query", cancellation);
    }

    private async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellation)
    {
        try
        {
            await Wait.UntilAsync(holds, what, cancellation, seconds: 240, everyMs: 1_000);
        }
        catch (TimeoutException error)
        {
            Say(error.Message);
        }
    }

    private Task<int> CountAsync(string what, CancellationToken cancellation) => run.Store.CountAsync($"SELECT COUNT(*) FROM {what}", cancellation);

    private async Task CheckMailsAsync(CancellationToken cancellation)
    {
        Expect(Traffic.Count, await CountAsync("queries", cancellation), "queries");
        doubted = await CountAsync("outbox WHERE parked_at IS NOT NULL AND last_error LIKE 'it may have been said twice already%'", cancellation);
        Expect(doubted, await CountAsync("outbox WHERE parked_at IS NOT NULL", cancellation), "parked messages");
        Expect(0, await CountAsync("queries q WHERE q.seq <> (SELECT COUNT(*) FROM query_events e WHERE e.query_id = q.id)", cancellation), "queries with a gap in their history");
        var opened = await run.Store.ListAsync("SELECT subject FROM mails WHERE outcome = 'Opened'", row => row.GetString(0), cancellation);
        foreach (var number in Traffic.Written) Expect(1, opened.Count(subject => subject == CrashTraffic.SubjectOf(number)), $"mails stored of customer {number}");
    }

    private async Task CheckCardsAsync(CancellationToken cancellation)
    {
        var cards = (await Control.SupportCardsAsync(cancellation)).CountBy(card => card.QueryId).ToDictionary();
        Expect(Traffic.Count, cards.Count, "queries with a card");
        foreach (var (query, count) in cards) Expect(1, count, $"cards of {query}");
    }

    /// <summary>Whoever was told that it is done finds it in the history, once.</summary>
    private async Task CheckClicksAsync(CancellationToken cancellation)
    {
        var events = (await run.Store.ListAsync(
            "SELECT m.subject, e.body FROM query_events e JOIN mails m ON m.query_id = e.query_id AND m.outcome = 'Opened' WHERE e.body LIKE '%\"claimed\"%' OR e.body LIKE '%\"escalated\"%'",
            row => (Subject: row.GetString(0), Body: row.GetString(1)),
            cancellation)).ToLookup(row => row.Subject, row => row.Body);
        foreach (var (number, person) in Traffic.Claimed)
            Expect(1, events[CrashTraffic.SubjectOf(number)].Count(body => body.Contains("\"claimed\"", StringComparison.Ordinal) && body.Contains(person, StringComparison.Ordinal)), $"claims of {number} by {person}");
        foreach (var number in Traffic.Escalated)
            Expect(1, events[CrashTraffic.SubjectOf(number)].Count(body => body.Contains(CrashTraffic.ReasonOf(number), StringComparison.Ordinal)), $"escalations of {number}");
    }

    private async Task CheckAnswersAsync(CancellationToken cancellation)
    {
        var sent = (await Control.MessagesAsync("sentitems", cancellation)).Select(mail => mail.ToJsonString()).ToList();
        var drafts = (await Control.MessagesAsync("drafts", cancellation)).Select(mail => mail.ToJsonString()).ToList();
        foreach (var number in Traffic.Written)
        {
            var (answer, owed) = (CrashTraffic.AnswerOf(number), Traffic.Answered.Contains(number));
            var arrived = (await Control.AnswersToAsync(CrashTraffic.CustomerOf(number), cancellation)).Count(text => text.Contains(answer, StringComparison.Ordinal));
            if (arrived != 1 && (owed || arrived > 0)) Say($"The answer to customer {number} arrived {arrived} times.");
            Expect(arrived, sent.Count(mail => mail.Contains(answer, StringComparison.Ordinal)), $"answers to {number} in Sent Items");
            Expect(0, drafts.Count(mail => mail.Contains(answer, StringComparison.Ordinal)), $"drafts of the answer to {number}");
        }
    }

    /// <summary>
    /// Every level was said, and the message that says so is there. A message more than is noted is one whose answer was lost, by the connector's fault or by
    /// a kill: it was said once more, and never a third time.
    /// </summary>
    private async Task CheckAlertsAsync(CancellationToken cancellation)
    {
        // The clock runs on, and what is noted by now has been said.
        var messages = (await run.Store.ListAsync(
            "SELECT m.id, m.activity_id, q.number FROM alert_messages m JOIN alerts a ON a.message_id = m.id JOIN queries q ON q.id = a.query_id WHERE a.outcome = 'said'",
            row => (Id: row.GetString(0), Activity: row.IsDBNull(1) ? null : row.GetString(1), Number: row.GetInt32(2)),
            cancellation)).GroupBy(row => (row.Id, row.Activity), row => row.Number).ToList();
        var calls = Alerts(await Control.GetAsync("teams", cancellation)).ToLookup(one => one.Words.Contains(CrashTraffic.ReasonBegin, StringComparison.Ordinal));
        foreach (var number in Traffic.Escalated)
        {
            if (calls[true].Count(one => one.Words.Contains(CrashTraffic.ReasonOf(number), StringComparison.Ordinal)) is var times and not (1 or 2)) Say($"The managers were called {times} times about {number}.");
        }

        var posted = calls[false].ToList();
        var (cards, lines) = (posted.Where(one => one.IsCard).Select(one => one.Id).ToHashSet(), posted.Where(one => !one.IsCard).ToList());
        foreach (var card in messages.Where(one => one.Key.Activity is { } id && !cards.Contains(id))) Say($"The alert card {card.Key.Activity} about {Numbers(card)} is nowhere.");
        foreach (var (number, times) in messages.Where(one => one.Key.Activity is null && one.Count() == 1).CountBy(one => one.Single()))
        {
            if (lines.Count(line => Names(line.Words, number)) < times) Say($"Of {times} lines about {number} not all are there.");
        }

        ExtraAlerts = posted.Count - messages.Count;
        var lost = run.Weather.LostAnswers + run.Kills.Values.Sum();
        if (ExtraAlerts < 0 || ExtraAlerts > lost) Say($"{posted.Count} alerts were posted for {messages.Count} that are noted, and {lost} answers were lost.");
        foreach (var often in posted.CountBy(one => (one.Place, one.Words)).Where(one => one.Value > 2)) Say($"Said {often.Value} times: {often.Key.Words}");
        alerts = $"{messages.Sum(one => one.Count())} alerts in {messages.Count} messages, {ExtraAlerts} of them once more, managers called {calls[true].Count()} times, {doubted} messages parked after a second doubt";
    }

    private static string Numbers(IEnumerable<int> queries) => string.Join(", ", queries.Select(number => $"Q-{number}"));

    private static bool Names(string words, int number) => Regex.IsMatch(words, $@"\bQ-{number}\b");

    private static IEnumerable<(string Place, string Id, bool IsCard, string Words)> Alerts(JsonNode teams) =>
        from place in teams["channels"]!.AsArray().SelectMany(channel => channel!["threads"]!.AsArray()).Concat(teams["personal"]!.AsArray())
        from message in place!["messages"]!.AsArray()
        let isCard = (bool)message["alert"]!
        let words = isCard ? message["card"]!.ToJsonString() : (string?)message["text"] ?? ""
        where (bool)message["from"]!["bot"]! && (isCard || words.AsSpan().ContainsAny('◆', '▲', '●'))
        select ((string)place["conversationId"]!, (string)message["id"]!, isCard, words);

    private void Expect(int right, int found, string what)
    {
        if (found != right) Say($"{found} {what}, and {right} is right.");
    }

    private void Say(string what)
    {
        if (wrong.Count < MostTold) wrong.Add(what);
    }
}
