using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>The open queries of a conversation's mailboxes, the most urgent first.</summary>
public sealed class OpenQueries(Database database, MailboxChannels channels, TimeProvider clock)
{
    public async Task<OpenList> ListAsync(Asker asker, OpenKind kind, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        var zones = mailboxes.ToDictionary(mailbox => mailbox.Address, mailbox => mailbox.Zone, StringComparer.OrdinalIgnoreCase);
        var rows = await database.ReadAsync(
            session => session.ListAsync<OpenQueryRow>(
                """
                SELECT q.number, s.mailbox, q.warn_at, q.due_at, m.subject, COALESCE(m.from_name, m.from_address) AS customer, c.conversation_id, c.activity_id
                FROM queries q JOIN mails m ON m.query_id = q.id AND m.outcome IN ('Opened', 'Unreadable')
                JOIN query_mailboxes s ON s.query_id = q.id AND s.mailbox IN @addresses LEFT JOIN cards c ON c.query_id = q.id AND c.mailbox = s.mailbox
                WHERE q.state = 'open' AND (@owner IS NULL OR q.owner_id = @owner) AND (@dueBy IS NULL OR q.due_at <= @dueBy)
                  AND NOT EXISTS (SELECT 1 FROM query_mailboxes f WHERE f.query_id = q.id AND f.mailbox IN @addresses AND f.position < s.position)
                ORDER BY COALESCE(q.due_at, q.opened_at), q.number
                """,
                new
                {
                    addresses = mailboxes.Select(mailbox => mailbox.Address).ToArray(),
                    owner = kind is OpenKind.Mine ? asker.PersonId : null,
                    dueBy = kind is OpenKind.Overdue ? clock.Now : (Instant?)null,
                }),
            cancellation);
        foreach (var row in rows) row.Zone = zones[row.Mailbox];
        return new OpenList(kind, rows, [.. mailboxes.Select(mailbox => mailbox.Name)], asker.IsChannel);
    }
}

/// <summary>Which of the open queries.</summary>
public enum OpenKind
{
    All,
    Mine,
    Overdue,
}

/// <param name="Mailboxes">Whose queries these are, as people know them.</param>
/// <param name="IsOfChannel">Asked in a channel, for its mailboxes; else in a chat, for all mailboxes of the person's teams.</param>
public sealed record OpenList(OpenKind Kind, IReadOnlyList<OpenQueryRow> Rows, IReadOnlyList<string> Mailboxes, bool IsOfChannel);

/// <summary>One line of the list.</summary>
public sealed class OpenQueryRow
{
    public int Number { get; init; }

    public string Mailbox { get; init; } = "";

    public Instant? WarnAt { get; init; }

    public Instant? DueAt { get; init; }

    public string Subject { get; init; } = "";

    public string? Customer { get; init; }

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;
}
