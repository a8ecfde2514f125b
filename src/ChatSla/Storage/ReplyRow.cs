using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>A mail of ours on its way through the steps of sending it exactly once.</summary>
public sealed record ReplyRow
{
    public string SendKey { get; init; } = "";

    public Guid QueryId { get; init; }

    /// <summary>The stored mail that it answers or forwards.</summary>
    public string MailId { get; init; } = "";

    public string ById { get; init; } = "";

    public string ByName { get; init; } = "";

    public string Body { get; init; } = "";

    public ReplyKind Kind { get; init; }

    /// <summary>To everybody whom the customer wrote to.</summary>
    public bool ToAll { get; init; }

    /// <summary>Whom a forward goes to, or an acknowledgement.</summary>
    public string? ToAddress { get; init; }

    /// <summary>Null: as Graph makes it.</summary>
    public string? Subject { get; init; }

    /// <summary>By when it says that an answer comes.</summary>
    public Instant? PromisedAt { get; init; }

    /// <summary>A forward closes the query here.</summary>
    public bool Closes { get; init; }

    /// <summary>Since when the customer waits for what is forwarded.</summary>
    public Instant? AskedAt { get; init; }

    public string? DraftId { get; init; }

    public string? MessageId { get; init; }

    /// <summary>A send was begun: from here on it may have happened.</summary>
    public Instant? SendTriedAt { get; init; }

    public Instant? AcceptedAt { get; init; }

    public Instant? SentAt { get; init; }

    public Person By => new(ById, ByName);

    public static Task<ReplyRow?> FindAsync(DbSession session, string sendKey) =>
        session.FindAsync<ReplyRow>("SELECT * FROM replies WHERE send_key = @sendKey", new { sendKey });

    public static Task AddAsync(DbSession session, ReplyRow reply, Instant writtenAt) => session.RunAsync(
        """
        INSERT INTO replies (send_key, query_id, mail_id, by_id, by_name, body, kind, to_all, to_address, subject, promised_at, closes, asked_at, written_at)
        VALUES (@SendKey, @QueryId, @MailId, @ById, @ByName, @Body, @kind, @toAll, @ToAddress, @Subject, @PromisedAt, @closes, @AskedAt, @writtenAt)
        """,
        new
        {
            reply.SendKey,
            reply.QueryId,
            reply.MailId,
            reply.ById,
            reply.ByName,
            reply.Body,
            kind = reply.Kind.ToString(),
            toAll = reply.ToAll ? 1L : 0L,
            reply.ToAddress,
            reply.Subject,
            reply.PromisedAt,
            closes = reply.Closes ? 1L : 0L,
            reply.AskedAt,
            writtenAt,
        });
}
