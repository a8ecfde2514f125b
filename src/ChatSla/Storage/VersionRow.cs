using NodaTime;

namespace ChatSla.Storage;

/// <summary>One version of a calendar, of a policy, or of who is promised what at a mailbox. The kinds are stored: never rename one.</summary>
public sealed class VersionRow
{
    public const string Calendar = "calendar";
    public const string Policy = "policy";
    public const string Mailbox = "mailbox";

    /// <summary>The first version holds for all that was before it was stored.</summary>
    public static readonly Instant FromTheBeginning = Instant.FromUnixTimeMilliseconds(0);

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public int Version { get; init; }

    /// <summary>It holds for what begins from then on, until the next version does.</summary>
    public Instant Since { get; init; }

    public string Body { get; init; } = "";

    /// <summary>In the order of their versions.</summary>
    public static Task<IReadOnlyList<VersionRow>> ListAsync(DbSession session) =>
        session.ListAsync<VersionRow>("SELECT kind, name, version, since, body FROM agreement_versions ORDER BY version");

    public static Task AddAsync(DbSession session, VersionRow row) =>
        session.RunAsync("INSERT INTO agreement_versions (kind, name, version, since, body) VALUES (@Kind, @Name, @Version, @Since, @Body)", row);
}
