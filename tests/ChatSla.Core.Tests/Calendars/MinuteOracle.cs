using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>
/// The rules once more, by counting: what the clock shows is known for each minute from the offset alone, and every answer is
/// found by stepping through minutes. Shares nothing with the calendar it judges. Null: the answer lies outside the span.
/// </summary>
internal sealed class MinuteOracle
{
    private const int Day = 24 * 60;

    /// <summary>At both ends of the span the shifts of dates outside it are missing.</summary>
    private const int Margin = 5 * Day;

    private readonly CalendarCase given;
    private readonly long firstMinute;
    private readonly long[] shown;
    private readonly bool[] open;

    public MinuteOracle(CalendarCase given, int daysBefore = 25, int daysAfter = 65)
    {
        this.given = given;
        var zone = DateTimeZoneProviders.Tzdb[given.Zone];
        firstMinute = ((given.Start.ToUnixTimeSeconds() / 86400) - daysBefore) * Day;
        shown = new long[(daysBefore + daysAfter) * Day];
        open = new bool[shown.Length];
        for (var i = 0; i < shown.Length; i++) shown[i] = firstMinute + i + (zone.GetUtcOffset(Minute(i)).Seconds / 60);
        for (var day = (shown[0] / Day) + 2; day < (shown[^1] / Day) - 3; day++)
        {
            foreach (var (from, to) in Stretches(day)) Array.Fill(open, true, from, to - from);
        }
    }

    public bool IsOpen(Instant at) => open[Index(at)];

    public Instant? NextOpening(Instant at)
    {
        if (IsOpen(at)) return at;
        var next = Array.IndexOf(open, true, Index(at), open.Length - Margin - Index(at));
        return next < 0 ? null : Minute(next);
    }

    public long Elapsed(Instant from, Instant to)
    {
        if (to < from) return -Elapsed(to, from);
        long seconds = 0;
        for (var i = Index(from); i <= Index(to); i++)
        {
            if (open[i]) seconds += Math.Max(0, (long)(Instant.Min(to, Minute(i + 1)) - Instant.Max(from, Minute(i))).TotalSeconds);
        }

        return seconds;
    }

    public Instant? Add(Instant start, long seconds)
    {
        for (var i = Index(start); i < open.Length - Margin; i++)
        {
            if (!open[i]) continue;
            var from = Instant.Max(start, Minute(i));
            var length = (long)(Minute(i + 1) - from).TotalSeconds;
            if (seconds <= length) return from + Duration.FromSeconds(seconds);
            seconds -= length;
        }

        return null;
    }

    public Instant? Subtract(Instant start, long seconds)
    {
        for (var i = Index(start); i >= Margin; i--)
        {
            if (!open[i]) continue;
            var to = Instant.Min(start, Minute(i + 1));
            var length = (long)(to - Minute(i)).TotalSeconds;
            if (length > 0 && seconds <= length) return to - Duration.FromSeconds(seconds);
            seconds -= length;
        }

        return null;
    }

    public Instant? SameDay(Instant at, int cutOff, int nextBy, long lead, int? by)
    {
        var day = shown[Index(at)] / Day;
        if (Stretches(day) is { Count: > 0 } today && at < Minute(FirstShows((day * Day) + cutOff)))
        {
            var due = Math.Min(today.Max(part => part.To), LastBelow((day + 1) * Day));
            if (by is { } limit) due = Math.Min(due, FirstShows((day * Day) + limit));
            if (Elapsed(at, Minute(due)) >= Math.Max(lead, 1)) return Minute(due);
        }

        while (++day < (shown[^1] / Day) - 3)
        {
            if (Stretches(day) is not { Count: > 0 } next) continue;
            var (due, closing) = (FirstShows((day * Day) + nextBy), next.Max(part => part.To));
            return Minute(due <= next.Min(part => part.From) || due > closing || Minute(due) <= at ? closing : due);
        }

        return null;
    }

    /// <summary>From the first minute whose clock shows the start or more to the last whose clock shows less than the end.</summary>
    private List<(int From, int To)> Stretches(long day) =>
    [
        .. given.ShiftsOn(day)
            .Select(shift => (FirstShows((day * Day) + shift.Start), LastBelow((day * Day) + shift.End + (shift.End <= shift.Start ? Day : 0))))
            .Where(part => part.Item1 < part.Item2),
    ];

    private int FirstShows(long local)
    {
        var i = Near(local, -2);
        while (shown[i] < local) i++;
        return i;
    }

    private int LastBelow(long local)
    {
        var i = Near(local, 2);
        while (shown[i - 1] >= local) i--;
        return i;
    }

    private int Near(long local, int days) => (int)Math.Clamp(local - firstMinute + (days * Day), 1, shown.Length - 1);

    private int Index(Instant at) => (int)(Math.DivRem(at.ToUnixTimeSeconds(), 60).Quotient - firstMinute);

    private Instant Minute(int index) => Instant.FromUnixTimeSeconds((firstMinute + index) * 60);
}
