using ChatSla.Core.Calendars;
using ChatSla.Core.Escalations;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>What the ladders as configured make of a query: who is to be told by now, and when the next one is.</summary>
public sealed class AlertPlan(MailboxPolicies policies, Agreements agreements, WatchedMailboxes mailboxes) : IAlertClock
{
    public IReadOnlyList<Alert> Reached(Query query, Instant now) => Escalation.Reached(query, Agreed, now);

    /// <summary>Those of <see cref="Reached"/> that were not noted before.</summary>
    public async Task<IReadOnlyList<Alert>> NewAsync(DbSession session, Query query, Instant now)
    {
        var reached = Reached(query, now);
        var known = await AlertRow.KnownAsync(session, [.. reached.Select(alert => alert.Key)]);
        return [.. reached.Where(alert => !known.Contains(alert.Key))];
    }

    public async Task<Instant?> NextAsync(DbSession session, Query query, Instant now)
    {
        var reached = (await NewAsync(session, query, now)).Min(alert => (Instant?)alert.At);
        return new[] { reached, Escalation.NextAfter(query, Agreed, now), LeaseEndOf(query) }.Min();
    }

    /// <summary>When the owner loses it if nothing happens; null: never.</summary>
    public Instant? LeaseEndOf(Query query) => LeaseOf(query) is var (lease, calendar) ? ClaimLease.EndsAt(query, lease, calendar) : null;

    /// <summary>Whether what people have is leased, so that it returns when they go away.</summary>
    public bool IsLeased(Query query) => LeaseOf(query) is not null;

    private (Duration Lease, WorkingCalendar Calendar)? LeaseOf(Query query) =>
        mailboxes.Find(query.Mailbox) is { ClaimLease: { } lease, Policy.Calendar: { } calendar } ? (lease, calendar) : null;

    /// <summary>The ladder as it is now, in the working time that the promise was made in.</summary>
    private (EscalationLadder Ladder, WorkingCalendar Calendar) Agreed(Promise promise) =>
        (agreements.Ladders.GetValueOrDefault(promise.Policy, EscalationLadder.Shipped), policies.History.Of(promise).Calendar);
}
