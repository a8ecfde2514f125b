using NodaTime;

namespace ChatSla.Storage;

/// <summary>How far a folder has been read.</summary>
public sealed class MailCursor
{
    public string Mailbox { get; init; } = "";

    public string Folder { get; init; } = "";

    public string Link { get; init; } = "";

    public Instant UpdatedAt { get; init; }

    public static Task<IReadOnlyList<MailCursor>> ListAsync(DbSession session) => session.ListAsync<MailCursor>("SELECT mailbox, folder, link, updated_at FROM cursors");

    public static Task<MailCursor?> FindAsync(DbSession session, string mailbox, string folder) =>
        session.FindAsync<MailCursor>("SELECT link, updated_at FROM cursors WHERE mailbox = @mailbox AND folder = @folder", new { mailbox, folder });

    /// <summary>Stored in the transaction that stores the items before it.</summary>
    public static Task PutAsync(DbSession session, string mailbox, string folder, string link, bool roundDone, Instant now) => session.RunLaterAsync(
        """
        INSERT INTO cursors (mailbox, folder, link, round_done, updated_at) VALUES (@mailbox, @folder, @link, @done, @now)
        ON CONFLICT (mailbox, folder) DO UPDATE SET link = excluded.link, round_done = excluded.round_done, updated_at = excluded.updated_at
        """,
        new { mailbox, folder, link, done = roundDone ? 1 : 0, now });

    public static Task ForgetAsync(DbSession session, string mailbox, string folder) =>
        session.RunAsync("DELETE FROM cursors WHERE mailbox = @mailbox AND folder = @folder", new { mailbox, folder });
}
