using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>
/// So many mails and so many clicks a second, at a steady beat. Every fourth mail begins a query, some are of programs, the others go on with an open
/// one. Each query goes through a person's hands: claimed, now and then given back and claimed again, answered from the dialog or closed.
/// </summary>
internal sealed class SoakTraffic(SoakOffice office, int mailsASecond, int clicksASecond)
{
    private const int Writers = 2_000;

    /// <summary>A person looks at a card so long before the next click.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromSeconds(4);

    private static readonly string[] People = [Staff.Ada, Staff.Bo, Staff.Sara, Staff.Mia];

    private readonly PriorityQueue<SoakQuery, long> ready = new();
    private readonly List<SoakQuery> talking = [];
    private readonly ConcurrentQueue<double> clickMs = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly HashSet<long> seen = [];
    private readonly Random random = new(20);
    private long highestInOrder;
    private int mails;
    private int clicks;
    private int refused;
    private int answers;

    public int Mails => Volatile.Read(ref mails);

    public int Clicks => Volatile.Read(ref clicks);

    /// <summary>Answered with a sentence instead of the card, as when two were faster.</summary>
    public int Refused => Volatile.Read(ref refused);

    public int Answers => Volatile.Read(ref answers);

    /// <summary>Mails that were not taken, and clicks that got no answer.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>Queries whose next click is due.</summary>
    public int Waiting
    {
        get
        {
            lock (ready) return ready.Count;
        }
    }

    /// <summary>How long the clicks took since the last call, in milliseconds, over the control interface.</summary>
    public List<double> TakeClicks()
    {
        var taken = new List<double>();
        while (clickMs.TryDequeue(out var ms)) taken.Add(ms);
        return taken;
    }

    public Task RunAsync(CancellationToken ends, CancellationToken cancellation) => Task.WhenAll(
        BeatAsync(mailsASecond, number => MailAsync(number, cancellation), ends),
        BeatAsync(clicksASecond, _ => ClickAsync(cancellation), ends),
        LookAsync(ends, cancellation));

    /// <summary>Each begins at its time, whether or not those before have ended.</summary>
    private async Task BeatAsync(int aSecond, Func<int, Task> act, CancellationToken ends)
    {
        var (since, underWay) = (Stopwatch.GetTimestamp(), 0);
        for (var number = 0; !ends.IsCancellationRequested; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / aSecond) - Stopwatch.GetElapsedTime(since);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, CancellationToken.None);
            Interlocked.Increment(ref underWay);
            _ = CountAsync(act(number));
        }

        while (Volatile.Read(ref underWay) > 0) await Task.Delay(20, CancellationToken.None);

        async Task CountAsync(Task running)
        {
            try
            {
                await running;
            }
            catch (Exception error) when (error is ControlException or HttpRequestException or NullReferenceException)
            {
                failures.Enqueue(error.ToString());
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        }
    }

    private async Task MailAsync(int number, CancellationToken cancellation)
    {
        var kind = number % 20;
        var open = kind % 4 == 0 || kind == 19 ? null : Talking();
        var message = kind == 19 ? Automatic(number) : open is null ? Question(number) : Further(number, open);
        await office.Control.PostAsync("messages", new() { ["mailbox"] = open?.Mailbox ?? SoakOffice.MailboxOf(1 + (number / 4 * 7 % office.Mailboxes)), ["message"] = message, ["receivedNow"] = true }, cancellation);
        Interlocked.Increment(ref mails);
    }

    private async Task ClickAsync(CancellationToken cancellation)
    {
        SoakQuery? query;
        lock (ready)
        {
            if (!ready.TryPeek(out query, out var due) || due > Stopwatch.GetTimestamp()) query = null;
            else ready.Dequeue();
        }

        var since = Stopwatch.GetTimestamp();
        if (query is not null) await StepAsync(query, cancellation);
        else if (Talking() is { } any) await ActAsync(any, "refresh", cancellation);
        else return;
        clickMs.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        Interlocked.Increment(ref clicks);
    }

    private async Task StepAsync(SoakQuery query, CancellationToken cancellation)
    {
        var step = query.Steps.Dequeue();
        if (step is "answer" or "close") lock (talking) talking.Remove(query);
        switch (step)
        {
            case "answer" or "close":
                query.Dialog = await office.Control.OpenAsync(query.Card, query.Person, step, cancellation);
                break;
            case "send":
                Note(await office.Control.SubmitAnswerAsync(query.Card, query.Person, query.Dialog!, $"It left our warehouse this morning ({query.Card.QueryId}).", cancellation) is not null);
                Interlocked.Increment(ref answers);
                break;
            case "needless":
                Note(await office.Control.SubmitAsync(query.Card, query.Person, query.Dialog!, "reason", "Settled at the counter.", cancellation) is not null);
                break;
            default:
                await ActAsync(query, step, cancellation);
                break;
        }

        if (query.Steps.Count > 0) lock (ready) ready.Enqueue(query, Stopwatch.GetTimestamp() + (long)(Thought.TotalSeconds * Stopwatch.Frequency));
    }

    private async Task ActAsync(SoakQuery query, string verb, CancellationToken cancellation)
    {
        var answer = await office.Control.ActAsync(query.Card, query.Person, verb, cancellation);
        Note((string?)answer["body"]?["type"] == "application/vnd.microsoft.card.adaptive");
    }

    private void Note(bool isDone)
    {
        if (!isDone) Interlocked.Increment(ref refused);
    }

    /// <summary>Finds the cards that were posted since, as people do who open their channels.</summary>
    private async Task LookAsync(CancellationToken ends, CancellationToken cancellation)
    {
        while (!ends.IsCancellationRequested)
        {
            var found = await office.Store.ListAsync(
                $"""
                SELECT q.number, q.id, q.mailbox, c.conversation_id, c.activity_id, m.message_id, m.from_address, m.subject
                FROM queries q JOIN cards c ON c.query_id = q.id JOIN mails m ON m.query_id = q.id AND m.outcome = 'Opened'
                WHERE q.number > {highestInOrder} AND c.activity_id IS NOT NULL AND q.mailbox LIKE 'soak-%' ORDER BY q.number
                """,
                row => (Number: row.GetInt64(0), Query: new SoakQuery(new CardSeen(row.GetString(3), row.GetString(4), row.GetString(1), "", "", default), row.GetString(2), row.GetString(5), row.GetString(6), row.GetString(7))),
                cancellation);
            foreach (var (number, query) in found.Where(one => seen.Add(one.Number))) Begin(number, query);
            while (seen.Remove(highestInOrder + 1)) highestInOrder++;
            await Task.Delay(1_000, CancellationToken.None);
        }
    }

    private void Begin(long number, SoakQuery query)
    {
        query.Person = People[number % People.Length];
        query.Steps.Enqueue("claim");
        if (number % 5 == 0) foreach (var step in new[] { "release", "claim" }) query.Steps.Enqueue(step);
        foreach (var step in number % 2 == 0 ? new[] { "answer", "send" } : ["close", "needless"]) query.Steps.Enqueue(step);
        if (number % 4 == 0) query.Steps.Enqueue("resolve");
        lock (talking) talking.Add(query);
        lock (ready) ready.Enqueue(query, Stopwatch.GetTimestamp() + (long)(Thought.TotalSeconds * Stopwatch.Frequency));
    }

    private SoakQuery? Talking()
    {
        lock (talking) return talking.Count == 0 ? null : talking[random.Next(talking.Count)];
    }

    private static JsonObject Question(int number) => Message(
        number, Writer(number), $"Order {number:000000} has not come", $"Hello,\r\n\r\norder {number} was to come last week. Where is it?\r\n\r\n{Writer(number).Name}");

    private static JsonObject Further(int number, SoakQuery query) => Message(
        number, new Customer(query.Customer, query.Customer), $"Re: {query.Subject}", $"Hello again,\r\n\r\nis there any news? This is my reminder number {number}.", ("In-Reply-To", query.MessageId), ("References", query.MessageId));

    private static JsonObject Automatic(int number) => Message(
        number, Writer(number), "Automatic reply: away until Monday", "I am away until Monday and read no mail.", ("Auto-Submitted", "auto-replied"));

    private static Customer Writer(int number) => new($"Writer {number % Writers:0000}", $"writer-{number % Writers:0000}@soak.example");

    private static JsonObject Message(int number, Customer from, string subject, string text, params (string Name, string Value)[] headers)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"<soak-{number:0000000}@soak.example>");
        return new JsonObject
        {
            ["subject"] = subject,
            ["from"] = Address(from),
            ["sender"] = Address(from),
            ["internetMessageId"] = id,
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = text },
            ["internetMessageHeaders"] = new JsonArray([.. headers.Prepend(("Message-ID", id)).Select(header => new JsonObject { ["name"] = header.Item1, ["value"] = header.Item2 })]),
        };
    }

    private static JsonObject Address(Customer customer) => new() { ["emailAddress"] = new JsonObject { ["name"] = customer.Name, ["address"] = customer.Address } };
}

/// <summary>A query under way, with the clicks that are still to come.</summary>
internal sealed record SoakQuery(CardSeen Card, string Mailbox, string MessageId, string Customer, string Subject)
{
    public Queue<string> Steps { get; } = [];

    public string Person { get; set; } = "";

    /// <summary>What the open dialog sends.</summary>
    public JsonObject? Dialog { get; set; }
}
