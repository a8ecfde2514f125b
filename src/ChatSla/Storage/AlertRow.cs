using ChatSla.Core.Escalations;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>A step of a ladder that was taken, for one place that is told.</summary>
public sealed record AlertRow
{
    public string Key { get; init; } = "";

    /// <summary>As "managers:19:..."; empty where nobody is told.</summary>
    public string Place { get; init; } = "";

    public Guid QueryId { get; init; }

    public string Mailbox { get; init; } = "";

    public string Step { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>When the promise was due that it is about.</summary>
    public Instant DueAt { get; init; }

    /// <summary>When the step was taken.</summary>
    public Instant At { get; init; }

    /// <summary>Not before: the recipient's hours begin then.</summary>
    public Instant SayAt { get; init; }

    public string? MessageId { get; init; }

    /// <summary>How often it may have been said without our hearing whether it was.</summary>
    public int Doubts { get; init; }

    public PromiseKind PromiseKind => Enum.Parse<PromiseKind>(Kind);

    public static AlertRow Of(Alert alert, Guid queryId, string place, Instant sayAt) => new()
    {
        Key = alert.Key,
        Place = place,
        QueryId = queryId,
        Mailbox = alert.Mailbox,
        Step = alert.Step.Name,
        Kind = alert.Promise.Kind.ToString(),
        DueAt = alert.Promise.DueAt,
        At = alert.At,
        SayAt = sayAt,
    };

    /// <param name="outcome">Null: it waits to be said.</param>
    public static Task AddAsync(DbSession session, AlertRow row, Instant now, AlertOutcome? outcome = null) => session.RunAsync(
        """
        INSERT INTO alerts (key, place, query_id, mailbox, step, kind, due_at, at, say_at, ended_at, outcome)
        VALUES (@Key, @Place, @QueryId, @Mailbox, @Step, @Kind, @DueAt, @At, @SayAt, @ended, @outcome)
        ON CONFLICT (key, place) DO NOTHING
        """,
        new { row.Key, row.Place, row.QueryId, row.Mailbox, row.Step, row.Kind, row.DueAt, row.At, row.SayAt, ended = outcome is null ? (Instant?)null : now, outcome = NameOf(outcome) });

    /// <summary>Those of the keys that are known already.</summary>
    public static async Task<HashSet<string>> KnownAsync(DbSession session, IReadOnlyList<string> keys) =>
        keys.Count == 0 ? [] : [.. await session.ListAsync<string>("SELECT DISTINCT key FROM alerts WHERE key IN @keys", new { keys })];

    /// <summary>Places that wait to be told, and since when.</summary>
    public static Task<IReadOnlyList<WaitingPlace>> PlacesAsync(DbSession session, Instant now) => session.ListAsync<WaitingPlace>(
        "SELECT place, MAX(say_at) AS say_at FROM alerts WHERE ended_at IS NULL AND say_at <= @now AND queued_at IS NULL GROUP BY place", new { now });

    public static Task QueuedAsync(DbSession session, string place, Instant now) => session.RunAsync(
        "UPDATE alerts SET queued_at = @now WHERE place = @place AND ended_at IS NULL AND say_at <= @now AND queued_at IS NULL", new { place, now });

    public static Task<Instant?> NextSayAsync(DbSession session) =>
        session.FindInstantAsync("SELECT MIN(say_at) FROM alerts WHERE ended_at IS NULL AND queued_at IS NULL");

    /// <summary>What waits to be said there, oldest first.</summary>
    public static Task<IReadOnlyList<AlertRow>> WaitingAsync(DbSession session, string place, Instant now) => session.ListAsync<AlertRow>(
        "SELECT key, place, query_id, mailbox, step, kind, due_at, at, say_at, doubts FROM alerts WHERE place = @place AND ended_at IS NULL AND say_at <= @now ORDER BY at, key", new { place, now });

    public static Task<IReadOnlyList<AlertRow>> OfMessageAsync(DbSession session, string messageId) => session.ListAsync<AlertRow>(
        "SELECT key, place, query_id, mailbox, step, kind, due_at, at, say_at, message_id FROM alerts WHERE message_id = @messageId ORDER BY due_at, key", new { messageId });

    /// <param name="by">1 before they are said, -1 where it is known that they were not.</param>
    public static async Task DoubtAsync(DbSession session, IEnumerable<AlertRow> rows, int by)
    {
        foreach (var row in rows) await session.RunLaterAsync("UPDATE alerts SET doubts = doubts + @by WHERE key = @Key AND place = @Place", new { row.Key, row.Place, by });
    }

    public static async Task EndAsync(DbSession session, IEnumerable<AlertRow> rows, AlertOutcome outcome, Instant now, string? messageId = null)
    {
        foreach (var row in rows)
            await session.RunAsync("UPDATE alerts SET ended_at = @now, outcome = @outcome, message_id = @messageId WHERE key = @Key AND place = @Place", new { row.Key, row.Place, now, outcome = NameOf(outcome), messageId });
    }

    private static string? NameOf(AlertOutcome? outcome) => outcome?.ToString().ToLowerInvariant();
}

public sealed record WaitingPlace
{
    public string Place { get; init; } = "";

    public Instant SayAt { get; init; }
}

/// <summary>What became of an alert. The names are stored in lower case: never rename one.</summary>
public enum AlertOutcome
{
    Said,

    /// <summary>The promise was kept, moved or stood still before anybody was told.</summary>
    Settled,

    /// <summary>A higher level was said instead.</summary>
    Replaced,

    /// <summary>It was said twice at most, and nobody told us whether it was.</summary>
    Doubted,

    /// <summary>There is nobody to tell.</summary>
    Nobody,

    /// <summary>It came before alerts were stored.</summary>
    Before,
}
