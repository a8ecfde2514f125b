using NodaTime;

namespace ChatSla.Storage;

/// <summary>Two systems answered each other: the address gets no acknowledgement until then.</summary>
public sealed record LoopBreak
{
    public string Mailbox { get; init; } = "";

    /// <summary>The sender, or what a ticket system's addresses have in common.</summary>
    public string Address { get; init; } = "";

    public Instant Since { get; init; }

    public Instant Until { get; init; }

    /// <summary>What showed it.</summary>
    public string Because { get; init; } = "";

    public static Task<LoopBreak?> FindAsync(DbSession session, string mailbox, string address, Instant now) => session.FindAsync<LoopBreak>(
        "SELECT * FROM loop_breaks WHERE mailbox = @mailbox AND address = @address AND until > @now ORDER BY since DESC LIMIT 1", new { mailbox, address, now });

    /// <summary>Those that hold, the latest first.</summary>
    public static Task<IReadOnlyList<LoopBreak>> ListAsync(DbSession session, IReadOnlyList<string> mailboxes, Instant now) => session.ListAsync<LoopBreak>(
        "SELECT * FROM loop_breaks WHERE mailbox IN @mailboxes AND until > @now ORDER BY since DESC", new { mailboxes, now });

    public static Task AddAsync(DbSession session, LoopBreak found) => session.RunAsync(
        "INSERT INTO loop_breaks (mailbox, address, since, until, because) VALUES (@Mailbox, @Address, @Since, @Until, @Because)", found);
}
