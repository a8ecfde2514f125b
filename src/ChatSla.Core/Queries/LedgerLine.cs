using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>A stretch of a promise's time that counts, or does not for one reason; half-open and never empty.</summary>
/// <param name="Skipped">Null where it counts.</param>
/// <param name="Holiday">Which one, when a holiday is the reason.</param>
/// <param name="Pause">Which one, when a pause is the reason.</param>
/// <param name="Working">What of it is working time: all where it counts, none where it is closed; in a pause what would have counted without it.</param>
/// <param name="IsAhead">It has not happened yet.</param>
/// <param name="IsOverdue">The deadline lies behind it.</param>
public sealed record LedgerLine(
    Instant From, Instant To, SkippedBecause? Skipped, Holiday? Holiday, PauseTaken? Pause, Duration Working, bool IsAhead, bool IsOverdue)
{
    public Duration Counted => Skipped is null ? Working : Duration.Zero;
}
