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
        await session.RunAsync("DELETE FROM clicks WHERE at < @before", new { before = now - Kept });
        return await session.RunAsync("INSERT INTO clicks (key, at) VALUES (@key, @now) ON CONFLICT (key) DO NOTHING", new { key, now }) > 0;
    }

    /// <summary>It did nothing, so it may be done yet.</summary>
    public static Task ForgetAsync(DbSession session, string key) => session.RunAsync("DELETE FROM clicks WHERE key = @key", new { key });
}
