using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>
/// Which alerts a query has. Of the steps whose time has come each recipient is told the latest one only, so that nobody hears of five levels at
/// once when a mail is noticed late. A promise that ended, stands still or went to another query alerts nobody.
/// </summary>
public static class Escalation
{
    /// <summary>For each promise and recipient the latest step whose time has come; those told already are among them.</summary>
    public static IReadOnlyList<Alert> Reached(Query query, Func<Promise, (EscalationLadder Ladder, WorkingCalendar Calendar)> agreed, Instant now) =>
        [.. Of(query, agreed, now).Where(alert => alert.At <= now).GroupBy(alert => (alert.StartedBy, alert.Promise.Kind, alert.Step.To, alert.Mailbox)).Select(Latest)];

    /// <summary>When the next step's time comes; null where none comes by itself.</summary>
    public static Instant? NextAfter(Query query, Func<Promise, (EscalationLadder Ladder, WorkingCalendar Calendar)> agreed, Instant now) =>
        Of(query, agreed, now).Where(alert => alert.At > now).Min(alert => (Instant?)alert.At);

    /// <summary>Whether somebody has taken notice since the step was first taken.</summary>
    public static bool IsAcknowledged(Query query, Instant since) => query.History.OfType<QueryEvent.Acknowledged>().Any(said => said.At >= since);

    private static IEnumerable<Alert> Of(Query query, Func<Promise, (EscalationLadder Ladder, WorkingCalendar Calendar)> agreed, Instant now)
    {
        foreach (var (startedBy, promise) in query.Closing is null ? query.Owed.Where(owed => query.StateOf(owed.Promise, now) is not PromiseState.Paused) : [])
        {
            var (ladder, calendar) = agreed(promise);
            foreach (var alert in ladder.Of(promise, startedBy, query.Mailboxes, calendar))
            {
                if (alert.Round == 0 || !IsSilenced(query, alert)) yield return alert;
            }
        }
    }

    /// <summary>What comes again is silent from the acknowledgement on.</summary>
    private static bool IsSilenced(Query query, Alert alert) =>
        query.History.OfType<QueryEvent.Acknowledged>().Any(said => said.At >= alert.FirstAt && said.At < alert.At);

    private static Alert Latest(IEnumerable<Alert> alerts) => alerts.Aggregate((one, other) => other.At >= one.At ? other : one);
}
