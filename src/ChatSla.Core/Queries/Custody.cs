using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Who had a query from when to when: the staff's own clock beside the customer's, which no hand-over stops.</summary>
/// <param name="By">Null while nobody had it.</param>
/// <param name="To">Null while it lasts.</param>
/// <param name="Working">Working time of it until its end or now; pauses are not taken off.</param>
public sealed record Custody(Person? By, Instant From, Instant? To, Duration Working)
{
    /// <summary>In order and without holes from the opening on; a closed or merged query is with nobody, and has no line until it is reopened.</summary>
    public static IReadOnlyList<Custody> Of(Query query, WorkingCalendar calendar, Instant now)
    {
        var held = new List<Custody>();
        Person? holder = null;
        var (from, isOpen) = (query.OpenedAt, true);

        foreach (var happened in query.History.Where(happened => happened.At <= now))
        {
            var (next, stays) = After(happened, holder, isOpen);
            if (next == holder && stays == isOpen) continue;

            End(happened.At);
            (holder, from, isOpen) = (next, Instant.Max(from, happened.At), stays);
        }

        End(to: null);
        return held;

        void End(Instant? to)
        {
            if (isOpen && !(to <= from)) held.Add(new Custody(holder, from, to, calendar.Elapsed(from, to ?? Instant.Max(from, now))));
        }
    }

    private static (Person? Holder, bool IsOpen) After(QueryEvent happened, Person? holder, bool isOpen) => happened switch
    {
        QueryEvent.Claimed claimed => (claimed.By, isOpen),
        QueryEvent.HandedOver handed => (handed.To, isOpen),
        QueryEvent.Released or QueryEvent.LeaseEnded => (null, isOpen),
        QueryEvent.Closed or QueryEvent.Merged => (holder, false),
        QueryEvent.Reopened or QueryEvent.Unmerged => (holder, true),
        _ => (holder, isOpen),
    };
}
