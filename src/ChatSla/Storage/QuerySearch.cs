using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// Finds queries by number, customer and subject. It reads one narrow table from end to end, which serves half a word as well as a whole one and
/// runs the same on every database: 100,000 queries take a fraction of a second (docs/measurements.md).
/// </summary>
public static class QuerySearch
{
    private const int MostWords = 8;

    private const string Columns =
        """
        SELECT f.id, f.number, f.state, f.warn_at, f.due_at, f.opened_at, f.owner_id,
          (SELECT s.mailbox FROM query_mailboxes s WHERE s.query_id = f.id AND s.mailbox IN @mailboxes ORDER BY s.position LIMIT 1) AS mailbox,
          m.subject, COALESCE(m.from_name, m.from_address) AS customer
        """;

    private const string Mails = "JOIN mails m ON m.query_id = f.id AND m.outcome IN ('Opened', 'Unreadable')";

    private const string Visible = "EXISTS (SELECT 1 FROM query_mailboxes s WHERE s.query_id = q.id AND s.mailbox IN @mailboxes)";

    /// <summary>Every word must stand somewhere in the subject or the sender of one mail, in any order. That number first, then what is open, the most urgent first, then the newest.</summary>
    /// <param name="mailboxes">Only their queries are found.</param>
    public static async Task<IReadOnlyList<FoundQuery>> FindAsync(DbSession session, IReadOnlyCollection<string> mailboxes, string asked, int? number, int skip, int count)
    {
        var words = asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(SearchText.Like).ToArray();
        if (mailboxes.Count == 0 || words.Length == 0) return [];

        var args = new Dapper.DynamicParameters(new { mailboxes, number, skip, count });
        for (var at = 0; at < words.Length; at++) args.Add($"word{at}", words[at]);
        var all = string.Join(" AND ", words.Select((_, at) => $@"w.words LIKE @word{at} ESCAPE '\'"));
        return await session.ListAsync<FoundQuery>(
            $"""
            {Columns}
            FROM (
              SELECT q.*, CASE WHEN q.number = @number THEN 0 WHEN q.state = 'open' THEN 1 ELSE 2 END AS rank FROM queries q
              WHERE q.id IN (
                SELECT m.query_id FROM mail_words w JOIN mails m ON m.id = w.mail_id WHERE {all}
                UNION SELECT n.id FROM queries n WHERE n.number = @number) AND {Visible}
              ORDER BY rank, CASE WHEN q.state = 'open' THEN COALESCE(q.due_at, q.opened_at) END, q.opened_at DESC, q.number DESC LIMIT @count OFFSET @skip
            ) f {Mails}
            ORDER BY f.rank, CASE WHEN f.state = 'open' THEN COALESCE(f.due_at, f.opened_at) END, f.opened_at DESC, f.number DESC
            """,
            args);
    }

    /// <summary>What is looked for most often: the person's own open queries, and those that are overdue, the most urgent first.</summary>
    public static Task<IReadOnlyList<FoundQuery>> FindOwnAndOverdueAsync(DbSession session, IReadOnlyCollection<string> mailboxes, string owner, Instant now, int skip, int count) =>
        session.ListAsync<FoundQuery>(
            $"""
            {Columns}
            FROM (
              SELECT q.* FROM queries q WHERE q.state = 'open' AND (q.owner_id = @owner OR q.due_at <= @now) AND {Visible}
              ORDER BY COALESCE(q.due_at, q.opened_at), q.number LIMIT @count OFFSET @skip
            ) f {Mails}
            ORDER BY COALESCE(f.due_at, f.opened_at), f.number
            """,
            new { mailboxes, owner, now, skip, count });
}

/// <summary>One query that was found.</summary>
public sealed class FoundQuery
{
    public Guid Id { get; init; }

    public int Number { get; init; }

    /// <summary>open, answered or closed.</summary>
    public string State { get; init; } = "";

    public Instant? WarnAt { get; init; }

    public Instant? DueAt { get; init; }

    public Instant OpenedAt { get; init; }

    public string? OwnerId { get; init; }

    /// <summary>The first of those that were asked for.</summary>
    public string Mailbox { get; init; } = "";

    public string Subject { get; init; } = "";

    public string? Customer { get; init; }

    public bool IsOpen => State == "open";
}
