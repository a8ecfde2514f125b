using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>How much of a query's working time one person paused, so that nobody looks quick by parking.</summary>
/// <param name="Working">Working time in the pauses that the person began.</param>
/// <param name="OutOf">Working time of the query, until it was closed or until now.</param>
/// <param name="EndedByCustomer">How many of the pauses ended because the customer wrote.</param>
public sealed record PauseShare(Person By, int Times, Duration Working, Duration OutOf, int EndedByCustomer)
{
    /// <summary>In whole per cent, rounded down.</summary>
    public int Percent => OutOf > Duration.Zero ? (int)(Working.BclCompatibleTicks * 100 / OutOf.BclCompatibleTicks) : 0;

    /// <summary>The largest first.</summary>
    public static IReadOnlyList<PauseShare> Of(Query query, WorkingCalendar calendar, Instant now)
    {
        var whole = calendar.Elapsed(query.OpenedAt, Instant.Max(query.OpenedAt, query.Closing?.At ?? now));
        var mails = query.History.OfType<QueryEvent.CustomerWrote>().Select(wrote => wrote.At).ToHashSet();

        return [.. query.PausesTaken.GroupBy(pause => pause.Began.By)
            .Select(paused => new PauseShare(
                paused.Key,
                paused.Count(),
                paused.Aggregate(Duration.Zero, (sum, pause) => sum + calendar.Elapsed(pause.Began.At, EndOf(pause, now))),
                whole,
                paused.Count(pause => pause.EndedAt is { } ended && mails.Contains(ended))))
            .OrderByDescending(share => share.Working)];
    }

    private static Instant EndOf(PauseTaken pause, Instant now) => pause.EndedAt ?? Instant.Max(now, pause.Began.At);
}
