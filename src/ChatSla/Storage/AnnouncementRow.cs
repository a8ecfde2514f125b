using NodaTime;

namespace ChatSla.Storage;

/// <summary>What a lead has said of some customers, for whoever writes to them.</summary>
public sealed record AnnouncementRow
{
    public string Id { get; init; } = "";

    /// <summary>An address, a domain, a company's name or a tier, in lower case.</summary>
    public string Target { get; init; } = "";

    public string Text { get; init; } = "";

    public string ById { get; init; } = "";

    public string ByName { get; init; } = "";

    public Instant SetAt { get; init; }

    public Instant Until { get; init; }

    /// <summary>Those that have not been ended, the one that ends first first.</summary>
    public static Task<IReadOnlyList<AnnouncementRow>> ListAsync(DbSession session) => session.ListAsync<AnnouncementRow>(
        "SELECT id, target, text, by_id, by_name, set_at, until FROM announcements WHERE ended_at IS NULL ORDER BY until, id");

    public static Task AddAsync(DbSession session, AnnouncementRow row) => session.RunAsync(
        "INSERT INTO announcements (id, target, text, by_id, by_name, set_at, until) VALUES (@Id, @Target, @Text, @ById, @ByName, @SetAt, @Until)", row);

    /// <returns>How many stood for the target.</returns>
    public static Task<int> EndAllAsync(DbSession session, string target, Instant now) =>
        session.RunAsync("UPDATE announcements SET ended_at = @now WHERE target = @target AND ended_at IS NULL", new { target, now });

    /// <returns>The target, or null where it had been ended before.</returns>
    public static Task<string?> EndAsync(DbSession session, string id, Instant now) =>
        session.FindAsync<string>("UPDATE announcements SET ended_at = @now WHERE id = @id AND ended_at IS NULL RETURNING target", new { id, now });
}
