using NodaTime;

namespace ChatSla.Storage;

/// <summary>Which clicks have been done, in the transaction that did them: Teams delivers a click again when its answer was slow, and people click twice.</summary>
public static class Clicks
{
    /// <summary>Longer than anybody delivers the same click again.</summary>
    private static readonly Duration Kept = Duration.FromHours(1);

    /// <returns>False where it has been done before.</returns>
    public static async Task<bool> BeginAsync(DbSession session, string key, Instant now)
    {
        var before = now - Kept;
        var isFirst = await session.RunAsync("INSERT INTO clicks (key, at) VALUES (@key, @now) ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE clicks.at < @before", new { key, now, before }) > 0;
        await session.RunLaterAsync("DELETE FROM clicks WHERE at < @before", new { before });
        return isFirst;
    }

    /// <summary>It did nothing, so it may be done yet.</summary>
    public static Task ForgetAsync(DbSession session, string key) => session.RunAsync("DELETE FROM clicks WHERE key = @key", new { key });
}
