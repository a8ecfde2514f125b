using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>How long somebody may have a query without doing anything about it while the customer waits for an answer.</summary>
public static class ClaimLease
{
    /// <summary>When it returns to the channel if the owner does nothing; null while nobody has it, the customer waits for nothing or an answer is on its way.</summary>
    /// <param name="lease">Working time.</param>
    public static Instant? EndsAt(Query query, Duration lease, WorkingCalendar calendar) =>
        query is { Claim: { } claim, Sending: null, Closing: null } && WaitsSince(query) is { } waits
            ? calendar.Add(new[] { claim.At, waits, query.LastActOf(claim.By) ?? claim.At }.Max(), lease)
            : null;

    /// <summary>Since when the customer waits for an answer; null: for none.</summary>
    public static Instant? WaitsSince(Query query) =>
        query.AwaitsUs ? query.Stages.Last(stage => stage.Kind.IsResponse && !stage.IsOver).StartAt : null;
}
