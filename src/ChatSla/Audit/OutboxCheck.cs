using System.Text.Json;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>What waits in the outbox: for queries that there are, not for long, and not parked.</summary>
public sealed class OutboxCheck(Findings findings, Instant now)
{
    private const int PageSize = 1000;

    private static readonly Duration Late = Duration.FromHours(1);

    private readonly SortedDictionary<(string Kind, string Because), (int Count, Instant Since)> late = [];
    private readonly SortedDictionary<(string Kind, string Because), (int Count, Instant Since)> parked = [];

    public int Waiting { get; private set; }

    public int Parked { get; private set; }

    public async Task CheckAsync(DbSession session, CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await session.ListAsync<Message>(
                "SELECT id, kind, body, due_at, parked_at, gate, leased_until, last_error FROM outbox WHERE done_at IS NULL AND id > @after ORDER BY id LIMIT @PageSize", new { after, PageSize });
            foreach (var message in page) Note(message);
            await CheckQueriesAsync(session, page);
            if (page.Count < PageSize) break;
            after = page[^1].Id;
        }

        foreach (var (key, one) in late) Add(DifferenceKind.OutboxLate, $"{Findings.Show(one.Count)} {key.Kind} were due since {Show(one.Since)}", Because("not done", key.Because), Remedy.Wait);
        foreach (var (key, one) in parked) Add(DifferenceKind.OutboxParked, $"{Findings.Show(one.Count)} {key.Kind} were to be done", Because($"parked since {Show(one.Since)}", key.Because), Remedy.Parked);
    }

    private void Note(Message message)
    {
        Waiting++;
        var key = (message.Kind, message.LastError ?? "");
        if (message.ParkedAt is { } at)
        {
            Parked++;
            parked[key] = Sum(parked.GetValueOrDefault(key, (0, at)), at);
        }
        else if (message.DueAt < now - Late && message.Gate is null && !(message.LeasedUntil > now))
        {
            late[key] = Sum(late.GetValueOrDefault(key, (0, message.DueAt)), message.DueAt);
        }
    }

    private async Task CheckQueriesAsync(DbSession session, IReadOnlyList<Message> page)
    {
        var named = page.Select(message => (message, Query: QueryOf(message))).Where(one => one.Query is not null).ToList();
        if (named.Count == 0) return;

        var known = (await session.ListAsync<string>("SELECT id FROM queries WHERE id IN @ids", new { ids = named.Select(one => one.Query).Distinct() })).ToHashSet();
        foreach (var (message, query) in named.Where(one => !known.Contains(one.Query!)))
            findings.Add(new Difference(DifferenceKind.OutboxStray, Number: null, message.Id, $"no query {query}", $"{message.Kind} {message.Id} is for it", Remedy.Parked));
    }

    private string? QueryOf(Message message)
    {
        try
        {
            using var body = JsonDocument.Parse(message.Body);
            return body.RootElement.TryGetProperty("QueryId", out var id) ? id.GetString() : null;
        }
        catch (JsonException)
        {
            findings.Add(new Difference(DifferenceKind.OutboxStray, Number: null, message.Id, "a message that can be read", $"{message.Kind} {message.Id} cannot", Remedy.Parked));
            return null;
        }
    }

    private void Add(DifferenceKind kind, string journal, string row, string @do) => findings.Add(new Difference(kind, Number: null, Id: null, journal, row, @do));

    private static (int Count, Instant Since) Sum((int Count, Instant Since) sum, Instant at) => (sum.Count + 1, Instant.Min(sum.Since, at));

    private static string Because(string what, string because) => because.Length == 0 ? what : $"{what}: {because}";

    private static string Show(Instant at) => Findings.Show(at.ToUnixTimeMilliseconds());

    private sealed class Message
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";

        public Instant DueAt { get; init; }

        public Instant? ParkedAt { get; init; }

        public string? Gate { get; init; }

        public Instant? LeasedUntil { get; init; }

        public string? LastError { get; init; }
    }
}
