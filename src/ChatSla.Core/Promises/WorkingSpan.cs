using NodaTime;

namespace ChatSla.Core.Promises;

internal static class WorkingSpan
{
    /// <summary>The working time itself, when a promise can rest on it.</summary>
    public static Duration Checked(Duration working, string what) => working >= Duration.FromSeconds(1)
        ? working
        : throw new ArgumentException($"{what} must leave at least one second of working time, not {working}.", nameof(working));
}
