using NodaTime;

namespace ChatSla.Storage;

/// <summary>A time in which a mailbox could not be read, and the card that says so.</summary>
public sealed class BlindnessRow
{
    public string Mailbox { get; init; } = "";

    /// <summary>The last time that it was read.</summary>
    public Instant Since { get; init; }

    public Instant NoticedAt { get; init; }

    /// <summary>Null: it still cannot be read.</summary>
    public Instant? EndedAt { get; init; }

    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    public static Task<BlindnessRow?> FindOpenAsync(DbSession session, string mailbox) =>
        session.FindAsync<BlindnessRow>("SELECT * FROM blindness WHERE mailbox = @mailbox AND ended_at IS NULL", new { mailbox });

    public static Task<BlindnessRow?> FindAsync(DbSession session, string mailbox, Instant since) =>
        session.FindAsync<BlindnessRow>("SELECT * FROM blindness WHERE mailbox = @mailbox AND since = @since", new { mailbox, since });

    public static Task BeginAsync(DbSession session, string mailbox, Instant since, Instant now) => session.RunAsync(
        "INSERT INTO blindness (mailbox, since, noticed_at) VALUES (@mailbox, @since, @now) ON CONFLICT (mailbox, since) DO NOTHING", new { mailbox, since, now });

    public Task EndAsync(DbSession session, Instant now) =>
        session.RunAsync("UPDATE blindness SET ended_at = @now WHERE mailbox = @Mailbox AND since = @Since", new { Mailbox, Since, now });

    public Task ShownAsync(DbSession session, string conversationId, string? activityId) => session.RunAsync(
        "UPDATE blindness SET conversation_id = @conversationId, activity_id = @activityId WHERE mailbox = @Mailbox AND since = @Since", new { Mailbox, Since, conversationId, activityId });
}
