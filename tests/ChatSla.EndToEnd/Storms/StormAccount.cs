using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Storms;

/// <summary>What a storm came to: every mail against what is stored, every answer against the customers' mailboxes.</summary>
internal sealed class StormAccount
{
    private const int MostTold = 20;

    /// <summary>The sandbox begins with some.</summary>
    private const int MorningMails = 4;

    private readonly List<string> wrong = [];
    private readonly Storm storm;
    private string requests = "";
    private int opened;

    private StormAccount(Storm storm) => this.storm = storm;

    /// <summary>Empty: nothing was lost and nothing came twice.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    public static async Task<StormAccount> OfAsync(Storm storm, CancellationToken cancellation)
    {
        var account = new StormAccount(storm);
        await account.CheckMailsAsync(cancellation);
        await account.CheckCardsAsync(cancellation);
        await account.CheckAnswersAsync(cancellation);
        account.requests = Told(await storm.Control.GetAsync("requests", cancellation), storm.Mails);
        return account;
    }

    public override string ToString() =>
        $"{storm.Mails} mails in {storm.Mailboxes.Count} mailboxes, {opened} queries, {storm.Answered.Count} answers, {storm.Took.TotalSeconds:0} s; {requests}; wrong: {wrong.Count}";

    /// <summary>Each mail opened one query, from when it was received; the two clocks differ by milliseconds.</summary>
    private async Task CheckMailsAsync(CancellationToken cancellation)
    {
        var stored = (await storm.Store.ListAsync(
            "SELECT message_id, mailbox, outcome, received_at, query_id FROM mails WHERE message_id LIKE '<backlog-%'",
            row => (Id: row.GetString(0), Mailbox: row.GetString(1), Outcome: row.GetString(2), At: row.GetInt64(3), Query: row.IsDBNull(4) ? null : row.GetString(4)),
            cancellation)).ToLookup(row => row.Id);
        foreach (var mailbox in storm.Mailboxes)
        {
            var there = (await storm.Control.GetAsync($"mailboxes/{Uri.EscapeDataString(mailbox)}/messages", cancellation)).AsArray();
            foreach (var mail in there.Where(mail => ((string?)mail!["internetMessageId"])?.StartsWith("<backlog-", StringComparison.Ordinal) is true))
            {
                var (id, at) = ((string)mail!["internetMessageId"]!, ((DateTimeOffset)mail["receivedDateTime"]!).ToUnixTimeMilliseconds());
                var rows = stored[id].ToList();
                if (rows is not [{ Outcome: "Opened", Query: not null } row]) Say($"{id} is stored {rows.Count} times: {string.Join(", ", rows.Select(one => one.Outcome))}");
                else if (Math.Abs(row.At - at) >= 1_000) Say($"{id} counts from {row.At} and was received at {at}");
            }
        }

        opened = await storm.Store.CountAsync("SELECT COUNT(*) FROM queries WHERE id IN (SELECT query_id FROM mails WHERE message_id LIKE '<backlog-%')", cancellation);
        var all = await storm.Store.CountAsync("SELECT COUNT(*) FROM queries", cancellation);
        if (stored.Count != storm.Mails) Say($"{stored.Count} mails are stored of {storm.Mails}");
        if (all - opened != MorningMails) Say($"{all - opened} queries are of no mail of the storm, {MorningMails} mails lay there before");
        if (opened != storm.Mails) Say($"{opened} queries were opened for {storm.Mails} mails");
        foreach (var parked in await storm.Store.ListAsync("SELECT kind, last_error FROM outbox WHERE parked_at IS NOT NULL", row => $"{row.GetString(0)}: {row.GetString(1)}", cancellation))
            Say($"parked: {parked}");
    }

    private async Task CheckCardsAsync(CancellationToken cancellation)
    {
        var cards = (await storm.Control.SupportCardsAsync(cancellation)).CountBy(card => card.QueryId).ToDictionary();
        foreach (var (query, count) in cards.Where(card => card.Value != 1)) Say($"query {query} has {count} cards");
        if (cards.Count != opened + MorningMails) Say($"{cards.Count} cards for {opened + MorningMails} queries");
    }

    /// <summary>Each answer is in its customer's mailbox once, and nothing else is.</summary>
    private async Task CheckAnswersAsync(CancellationToken cancellation)
    {
        var owed = storm.Answered.Keys.ToHashSet();
        var writers = await storm.Store.ListAsync("SELECT DISTINCT from_address FROM mails WHERE outcome = 'Opened'", row => row.GetString(0), cancellation);
        var arrived = new Dictionary<string, int>();
        foreach (var writer in writers)
        {
            foreach (var mail in (await storm.Control.GetAsync($"mailboxes/{Uri.EscapeDataString(writer)}/messages?folder=inbox", cancellation)).AsArray())
            {
                var text = (string?)mail!["body"]?["content"] ?? "";
                var at = text.IndexOf("Answer to ", StringComparison.Ordinal);
                var query = at < 0 ? "none" : text.Substring(at + 10, 36);
                arrived[query] = arrived.GetValueOrDefault(query) + 1;
            }
        }

        foreach (var query in owed.Where(query => arrived.GetValueOrDefault(query) != 1)) Say($"the answer to {query} arrived {arrived.GetValueOrDefault(query)} times");
        foreach (var (query, _) in arrived.Where(one => !owed.Contains(one.Key))) Say($"an answer to {query} arrived that nobody gave");
        var unsent = await storm.Store.CountAsync("SELECT COUNT(*) FROM replies WHERE sent_at IS NULL", cancellation);
        if (unsent > 0) Say($"{unsent} answers are not known to be sent");
    }

    private static string Told(JsonNode requests, int mails)
    {
        var (total, most) = (requests["total"]!.GetValue<int>(), requests["highestInFlight"]!.GetValue<int>());
        return string.Create(CultureInfo.InvariantCulture, $"{total} requests ({(double)total / mails:0.0} a mail, at most {most} in flight)");
    }

    private void Say(string what)
    {
        if (wrong.Count < MostTold) wrong.Add(what);
    }
}
